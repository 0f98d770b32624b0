// Narrows the list of questions by kind and topic; without scripts the whole list is there.

const byId = (id) => document.getElementById(id);
const questions = [...byId("questions").children];

function narrow() {
  const [kind, topic] = ["narrow-kind", "narrow-topic"].map((id) => byId(id).value);
  for (const question of questions) {
    const fits = kind === "" || question.dataset.kind === kind;
    question.hidden = !fits || (topic !== "" && !question.dataset.topics.split(",").includes(topic));
  }
  const left = questions.filter((question) => !question.hidden);
  const chosen = left.some((question) => question.querySelector("input").checked);
  // What is chosen must be in sight.
  if (!chosen && left.length > 0) left[0].querySelector("input").checked = true;
  const all = left.length === questions.length;
  byId("narrow-says").textContent = all ? "" : `${left.length} of ${questions.length} questions fit.`;
}

if (questions.length > 1) {
  byId("narrow-down").hidden = false;
  byId("narrow-down").addEventListener("change", narrow);
}
