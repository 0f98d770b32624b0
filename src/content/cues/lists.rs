//! Which lists of cues there are. The set is closed: a list that is missing or not known is a problem of the check.

/// How the words of a list are met, and so how they have to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::content) enum Form {
    /// One or several words in a row.
    Phrases,
    /// The same, with `*` between them for up to three words.
    Gaps,
    /// The same as phrases, in texts that are read without apostrophes.
    Plain,
    /// Single words.
    Words,
    /// Single words, in texts of which only letters are read.
    Letters,
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub(in crate::content) struct List {
    /// What the code calls it.
    pub(in crate::content) cue: Cue,
    /// What the file calls it.
    pub(in crate::content) name: &'static str,
    /// How it is written.
    pub(in crate::content) form: Form,
    /// What is told by it.
    pub(in crate::content) meaning: &'static str,
}

macro_rules! lists {
    ($($cue:ident $name:literal $form:ident $meaning:literal;)*) => {
        /// A list of cues.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Cue {
            $(#[doc = $meaning] $cue,)*
        }

        /// Every list, in the order of [`Cue`].
        pub(in crate::content) const LISTS: &[List] =
            &[$(List { cue: Cue::$cue, name: $name, form: Form::$form, meaning: $meaning },)*];
    };
}

lists! {
    Orders "orders" Gaps "what nobody says to an interviewer, only to a grader";
    Marks "marks" Words "what is graded, when it is set to a number";
    Roles "roles" Words "roles of a conversation with a model";
    Mistakes "mistakes" Phrases "a mistake is named as one";
    Denials "denials" Words "deny what follows";
    Ahead "ahead" Phrases "point to what follows";
    AheadAtEnd "ahead_at_end" Words "point to what follows, at the end of a clause";
    Announcing "announcing" Words "begin an announcement";
    SomeDay "some_day" Phrases "something could be done some day";
    Chosen "chosen" Phrases "something else than the wish is chosen";
    Wondered "wondered" Phrases "handed to the interviewer without a question mark";
    TakenBack "taken_back" Phrases "what stands before it is taken back";
    Rejected "rejected" Phrases "thrown out, in so many words";
    Thrown "thrown" Words "thrown out, if `deciders` and `thrown_things` stand beside it";
    Deciders "deciders" Words "who throws out an idea";
    ThrownThings "thrown_things" Words "what is thrown out";
    Reasons "reasons" Phrases "the reason of a rejection follows";
    Open "open" Phrases "left open both ways";
    Opposites "opposites" Words "behind either they leave it open";
    PointsBack "points_back" Words "speak of the sentence before";
    People "people" Words "of whom a sentence may tell";
    Candidate "candidate" Words "the candidate speaks of themselves";
    Saying "saying" Words "somebody holds a view";
    SayingThat "saying_that" Words "somebody holds a view, if a clause follows";
    Clause "clause" Words "begin a clause behind `saying_that`";
    Others "others" Phrases "a view without a person or a word of saying";
    Elsewhere "elsewhere" Phrases "whose work it is, at the head of a sentence";
    NeverLast "never_last" Words "end no sentence";
    Proposal "proposal" Phrases "a prepared text takes for granted that something was proposed";
    Things "things" Words "a prepared text takes for granted that there is one";
    Units "units" Letters "are not what a rate counts";
    Apart "apart" Plain "in the sentence of a rate that is not the load planned with";
    Somebody "somebody" Plain "before a rate that is somebody's";
    Praise "praise" Plain "what the interviewer never says";
    Own "own" Plain "what the candidate did themselves";
    Shared "shared" Plain "what was done together";
    Change "change" Plain "something became more or less";
    Earlier "earlier" Phrases "what was said before, or that it was wrong";
    Vague "vague" Phrases "says that something is done and not what";
}

impl Cue {
    /// The list that the file calls so.
    pub(super) fn named(name: &str) -> Option<Self> {
        LISTS.iter().find(|list| list.name == name).map(|list| list.cue)
    }
}

/// Several lists at once, a bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cued(u64);

const _: () = assert!(LISTS.len() <= u64::BITS as usize);

impl Cued {
    /// Whether the list is among them.
    pub fn has(self, cue: Cue) -> bool {
        self.0 & (1 << cue as u64) != 0
    }

    pub(super) fn add(&mut self, cue: Cue) {
        self.0 |= 1 << cue as u64;
    }

    pub(super) fn join(&mut self, other: Self) {
        self.0 |= other.0;
    }
}
