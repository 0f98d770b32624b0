//! The permission table: who may do what with whose things. Everything that is not said here is forbidden.

/// What somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Came without an account.
    Guest,
    /// Has an account.
    Candidate,
    /// Reviews what their team's candidates did.
    Coach,
    /// Runs the place.
    Admin,
}

/// What somebody wants to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// See an interview and its journal.
    ReadInterview,
    /// Answer, draw, ask, finish.
    WriteInterview,
    /// See what it was scored.
    ReadScorecard,
    /// See the list of their interviews.
    ListOwn,
    /// See what questions look for, before anything was answered.
    ReadAnswers,
}

/// Whose the thing is, seen from whoever asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ownership {
    /// Theirs.
    Own,
    /// Of somebody in a team of theirs.
    Team,
    /// Of somebody else.
    Foreign,
}

/// Whether they may.
#[must_use]
pub fn may(role: Role, action: Action, ownership: Ownership) -> bool {
    use Action::{ListOwn, ReadAnswers, ReadInterview, ReadScorecard, WriteInterview};
    match (ownership, role) {
        // Whoever only answers would know the answers before an interview, whosever the question is.
        _ if action == ReadAnswers => matches!(role, Role::Coach | Role::Admin),
        (Ownership::Own, Role::Guest | Role::Candidate | Role::Coach | Role::Admin) => true,
        // Nobody answers for somebody else, not even who runs the place.
        (Ownership::Team, Role::Coach | Role::Admin) | (Ownership::Foreign, Role::Admin) => match action {
            ReadInterview | ReadScorecard | ListOwn => true,
            WriteInterview | ReadAnswers => false,
        },
        (Ownership::Team, Role::Guest | Role::Candidate)
        | (Ownership::Foreign, Role::Guest | Role::Candidate | Role::Coach) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(role: Role, ownership: Ownership, read: bool, write: bool) {
        for action in [Action::ReadInterview, Action::ReadScorecard, Action::ListOwn] {
            assert_eq!(may(role, action, ownership), read, "{role:?} {action:?} {ownership:?}");
        }
        assert_eq!(may(role, Action::WriteInterview, ownership), write, "{role:?} writes {ownership:?}");
    }

    #[test]
    fn what_questions_look_for_is_for_those_who_write_or_review_them() {
        for ownership in [Ownership::Own, Ownership::Team, Ownership::Foreign] {
            for (role, may_read) in
                [(Role::Guest, false), (Role::Candidate, false), (Role::Coach, true), (Role::Admin, true)]
            {
                assert_eq!(may(role, Action::ReadAnswers, ownership), may_read, "{role:?} {ownership:?}");
            }
        }
    }

    #[test]
    fn everybody_has_their_own_and_nobody_writes_for_another() {
        for role in [Role::Guest, Role::Candidate, Role::Coach, Role::Admin] {
            check(role, Ownership::Own, true, true);
        }
        check(Role::Guest, Ownership::Team, false, false);
        check(Role::Candidate, Ownership::Team, false, false);
        check(Role::Coach, Ownership::Team, true, false);
        check(Role::Admin, Ownership::Team, true, false);
        check(Role::Guest, Ownership::Foreign, false, false);
        check(Role::Candidate, Ownership::Foreign, false, false);
        check(Role::Coach, Ownership::Foreign, false, false);
        check(Role::Admin, Ownership::Foreign, true, false);
    }
}
