//! What was learnt, as it is kept in files and as it is served: `rubrics/reading/`.
//!
//! `words.tsv` has a line a feature (name, rarity, a weight for each kind of sentence), `vectors.bin` its vector in eight
//! bits, `acts.tsv` what sentences do, `questions.tsv` where each question of the bank lies, `sample.bin` a sample of the bank's sentences, `steps.bin`
//! the pairs of words that stand side by side. The readers' weights stand in `readers.yaml`, which `content` reads.

use std::fmt::Write as _;

use super::acts::{self, Hearing};
use super::class::{Class, Example};
use super::facets::{COUNT, WRONG};
use super::reader::{FALSE, Reader, SHOWS};
use super::table::{DIMENSIONS, Row, Vector};
use super::{Background, Facets, Table};

/// The name and the version that every binary file begins with.
const HEAD: &[u8; 8] = b"greenrd1";

/// Everything that reading stands on.
#[derive(Clone, Debug, Default)]
pub struct Learnt {
    /// Words.
    pub table: Table,
    /// Kinds of sentences.
    pub facets: Facets,
    /// What sentences do.
    pub hearing: Hearing,
    /// Other questions.
    pub background: Background,
    /// Is a sentence false?
    pub falseness: Reader<{ FALSE.len() }>,
    /// Is it false, by itself? Surer of a single trap, and less sure of the whole.
    pub alone: Reader<{ FALSE.len() }>,
    /// Does it show an idea?
    pub shows: Reader<{ SHOWS.len() }>,
    /// Where chances become words.
    pub bounds: Bounds,
    /// The numbers of the composition, as `assess` reads them.
    pub composition: Vec<i64>,
}

/// Chances from which something is said, in 1/65,536ths; each measured on annotated interviews.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bounds {
    /// A quote is shown as proof.
    pub proof: i64,
    /// It is shown as touching the idea.
    pub touched: i64,
    /// A sentence is called false, in its answer.
    pub accuse: i64,
    /// It is called false by itself, whatever stands around it.
    pub alone: i64,
    /// It is worth checking.
    pub check: i64,
}

/// What is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// Its name in `rubrics/reading/`.
    pub file: &'static str,
    /// The line, from 1; 0 for the file as a whole.
    pub line: usize,
    /// What, and how to mend it.
    pub message: String,
}

/// The files beside `readers.yaml`, by name.
pub const FILES: [&str; 6] = ["words.tsv", "vectors.bin", "questions.tsv", "sample.bin", "steps.bin", acts::FILE];

impl Learnt {
    /// Without words: readers and bounds only.
    #[must_use]
    pub fn bare(&self) -> Self {
        Self {
            falseness: self.falseness.clone(),
            alone: self.alone.clone(),
            shows: self.shows.clone(),
            bounds: self.bounds,
            composition: self.composition.clone(),
            ..Self::default()
        }
    }

    /// Without words, but with what is around a question.
    #[must_use]
    pub fn bare_with_background(&self) -> Self {
        Self { background: self.background.clone(), ..self.bare() }
    }

    /// How much some classes' sentences sound like false claims, on average, as log-odds.
    pub fn manner(&self, classes: &[Class]) -> i64 {
        let examples = || classes.iter().flat_map(|class| &class.examples);
        let odds = |example: &Example| Facets::odds(self.facets.chances(&self.table, &example.sparse)[WRONG]);
        examples().map(odds).sum::<i64>() / i64::try_from(examples().count()).unwrap_or(1).max(1)
    }

    /// The files beside `readers.yaml`, in the order of [`FILES`].
    pub fn to_files(&self) -> [Vec<u8>; 6] {
        let mut words = String::new();
        let mut vectors = head(self.table.len());
        for ((name, row), kinds) in self.table.names().iter().zip(self.table.rows()).zip(&self.facets.weights) {
            _ = write!(words, "{name}\t{}", row.rarity);
            for kind in kinds {
                _ = write!(words, "\t{}", hundredths(i64::from(*kind)));
            }
            words.push('\n');
            vectors.extend(row.scale.to_le_bytes());
            vectors.extend(row.vector.map(i8::to_le_bytes).concat());
        }
        let mut first = String::from("\u{2022}\t0");
        for kind in &self.facets.bias {
            _ = write!(first, "\t{}", hundredths(*kind));
        }
        words.insert_str(0, &format!("{first}\n"));
        let mut questions = String::new();
        for (slug, vector) in &self.background.topics {
            questions.push_str(slug);
            for part in &vector.0 {
                _ = write!(questions, "\t{part}");
            }
            questions.push('\n');
        }
        let mut sample = head(self.background.sample.len());
        for (question, vector) in &self.background.sample {
            sample.extend(question.to_le_bytes());
            sample.extend(vector.0.map(|part| i8::try_from(part >> 7).unwrap_or(127).to_le_bytes()).concat());
        }
        let mut steps = head(self.background.steps.len());
        for step in &self.background.steps {
            steps.extend(step.to_le_bytes());
        }
        [words.into_bytes(), vectors, questions.into_bytes(), sample, steps, self.hearing.to_file()]
    }

    /// From those files, in the order of [`FILES`].
    ///
    /// # Errors
    /// The first file that is cut off, of another version, or does not fit the others.
    pub fn from_files(files: [&[u8]; 6]) -> Result<Self, Damage> {
        let (names, rarities, facets) = words(files[0])?;
        let vectors = body(FILES[1], files[1], 2 + DIMENSIONS, names.len())?;
        let rows = vectors.chunks_exact(2 + DIMENSIONS).zip(rarities).map(|(bytes, rarity)| Row {
            rarity,
            scale: u16::from_le_bytes([bytes[0], bytes[1]]),
            vector: std::array::from_fn(|at| i8::from_le_bytes([bytes[2 + at]])),
        });
        let rows = rows.collect();
        let topics = topics(files[2])?;
        let count = counted(FILES[3], files[3])?;
        let sample = body(FILES[3], files[3], 2 + DIMENSIONS, count)?.chunks_exact(2 + DIMENSIONS).map(|bytes| {
            let vector = Vector(std::array::from_fn(|at| i16::from(i8::from_le_bytes([bytes[2 + at]])) << 7));
            (u16::from_le_bytes([bytes[0], bytes[1]]), vector)
        });
        let sample = sample.collect();
        let count = counted(FILES[4], files[4])?;
        let steps = body(FILES[4], files[4], 4, count)?.chunks_exact(4);
        let steps = steps.map(|bytes| u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]])).collect();
        let background = Background::new(topics, sample, steps);
        let hearing = Hearing::from_file(files[5])?;
        Ok(Self { table: Table::new(names, rows), facets, hearing, background, ..Self::default() })
    }
}

fn head(count: usize) -> Vec<u8> {
    let mut bytes = HEAD.to_vec();
    bytes.extend(u32::try_from(count).unwrap_or(u32::MAX).to_le_bytes());
    bytes
}

fn counted(file: &'static str, bytes: &[u8]) -> Result<usize, Damage> {
    let damage = |message: &str| Damage { file, line: 0, message: message.to_owned() };
    let count: [u8; 4] = bytes.get(8..12).and_then(|count| count.try_into().ok()).ok_or_else(|| damage(CUT_OFF))?;
    if &bytes[..8] != HEAD {
        return Err(damage("this is of another version; run greenroom reading learn"));
    }
    Ok(u32::from_le_bytes(count) as usize)
}

const CUT_OFF: &str = "this is cut off; restore it, or run greenroom reading learn";

fn body<'a>(file: &'static str, bytes: &'a [u8], row: usize, rows: usize) -> Result<&'a [u8], Damage> {
    let count = counted(file, bytes)?;
    let body = &bytes[12..];
    if count != rows || body.len() != rows.saturating_mul(row) {
        let message =
            if count == rows { CUT_OFF.to_owned() } else { format!("it has {count} rows and not {rows} as words.tsv") };
        return Err(Damage { file, line: 0, message });
    }
    Ok(body)
}

type Words = (Vec<String>, Vec<u16>, Facets);

fn words(bytes: &[u8]) -> Result<Words, Damage> {
    let (mut names, mut rarities, mut facets) = (Vec::new(), Vec::new(), Facets::default());
    let mut first = true;
    for (line, text) in lines(FILES[0], bytes)? {
        let damage =
            || Damage { file: FILES[0], line, message: format!("a name and {} numbers are wanted", COUNT + 1) };
        let mut cells = text.split('\t');
        let (name, rarity) = (cells.next().ok_or_else(damage)?, cells.next().ok_or_else(damage)?);
        let weights: Option<Vec<i64>> = cells.map(from_hundredths).collect();
        let weights: [i64; COUNT] = weights.and_then(|all| all.try_into().ok()).ok_or_else(damage)?;
        if std::mem::take(&mut first) {
            facets.bias = weights;
            continue;
        }
        names.push(name.to_owned());
        rarities.push(rarity.parse().map_err(|_| damage())?);
        facets.weights.push(weights.map(|weight| i32::try_from(weight).unwrap_or(i32::MAX)));
    }
    Ok((names, rarities, facets))
}

fn topics(bytes: &[u8]) -> Result<Vec<(String, Vector)>, Damage> {
    let read = |(line, text): (usize, &str)| {
        let damage = || Damage { file: FILES[2], line, message: format!("a slug and {DIMENSIONS} numbers are wanted") };
        let (slug, numbers) = text.split_once('\t').ok_or_else(damage)?;
        let numbers: Option<Vec<i16>> = numbers.split('\t').map(|cell| cell.parse().ok()).collect();
        let vector = numbers.and_then(|all| all.try_into().ok()).ok_or_else(damage)?;
        Ok((slug.to_owned(), Vector(vector)))
    };
    lines(FILES[2], bytes)?.map(read).collect()
}

fn lines<'a>(file: &'static str, bytes: &'a [u8]) -> Result<impl Iterator<Item = (usize, &'a str)>, Damage> {
    let text = std::str::from_utf8(bytes).map_err(|_| Damage {
        file,
        line: 0,
        message: "this is not UTF-8; restore it, or run greenroom reading learn".to_owned(),
    })?;
    Ok((1..).zip(text.lines()))
}

/// A weight as a whole number of hundredths, and back.
fn hundredths(weight: i64) -> i64 {
    (weight * 100 + if weight < 0 { -32_768 } else { 32_768 }) / 65_536
}

fn from_hundredths(text: &str) -> Option<i64> {
    let hundredths: i64 = text.parse().ok()?;
    Some((hundredths * 65_536 + if hundredths < 0 { -50 } else { 50 }) / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_come_back_as_they_were() {
        let row = |n: i8| Row { rarity: 1024, scale: 300, vector: [n; DIMENSIONS] };
        let learnt = Learnt {
            table: Table::new(vec!["cache".to_owned(), "is:queue".to_owned()], vec![row(3), row(-7)]),
            facets: Facets {
                bias: [65_536; COUNT],
                weights: vec![[from_hundredths("-123").map_or(0, |w| i32::try_from(w).unwrap_or(0)); COUNT]; 2],
            },
            background: Background::new(
                vec![("url".to_owned(), Vector([128; DIMENSIONS]))],
                vec![(0, Vector([-256; DIMENSIONS]))],
                vec![1, 5, 9],
            ),
            ..Learnt::default()
        };
        let files = learnt.to_files();
        let again = Learnt::from_files(files.each_ref().map(Vec::as_slice)).unwrap();
        assert_eq!(again.to_files(), files);
        for at in 0..5 {
            let mut cut = files.clone();
            let half = cut[at].len() / 2;
            cut[at].truncate(half);
            let damage = Learnt::from_files(cut.each_ref().map(Vec::as_slice)).unwrap_err();
            assert!([FILES[at], FILES[1]].contains(&damage.file), "{at}: {damage:?}");
        }
    }
}
