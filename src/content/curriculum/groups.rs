//! What pieces are grouped by, in the order in which people see it.

/// One group.
#[derive(Debug)]
pub struct Group {
    /// As files write it.
    pub id: &'static str,
    /// As people read it.
    pub title: &'static str,
    /// The sections of a piece of this group, in order, where its kind has none: each may go on ("A real case, from the other
    /// side"), `|` stands between two names of one, and others may stand among them.
    pub sections: &'static [&'static str],
}

const fn group(id: &'static str, title: &'static str) -> Group {
    Group { id, title, sections: &[] }
}

/// Of topics and patterns.
pub(super) static AREAS: &[Group] = &[
    group("foundations", "Foundations"),
    group("traffic", "Traffic"),
    group("caching", "Caching"),
    group("data", "Data"),
    group("consistency", "Consistency"),
    group("services", "Services and messages"),
    group("resilience", "Resilience"),
    group("operations", "Operations"),
    group("security", "Security"),
    group("cost", "Cost"),
    group("machine-learning", "Machine learning"),
];

/// Of services.
pub(super) static CATEGORIES: &[Group] = &[
    group("Compute", "Compute"),
    group("Containers", "Containers"),
    group("Storage", "Storage"),
    group("Database", "Databases"),
    group("Networking Content Delivery", "Networking and content delivery"),
    group("Application Integration", "Messages and workflows"),
    group("Analytics", "Analytics"),
    group("Security Identity Compliance", "Security and identity"),
    group("Management Governance", "Management"),
    group("Machine Learning", "Machine learning"),
    group("Developer Tools", "Developer tools"),
    group("Front-End Web Mobile", "Front ends"),
    group("Business Applications", "Business applications"),
];

/// Of systems.
pub(super) static DOMAINS: &[Group] = &[
    group("retail", "Retail"),
    group("logistics", "Logistics"),
    group("aws-internals", "Inside AWS"),
    group("prime-video", "Prime Video"),
    group("alexa", "Alexa"),
    group("migration", "Migration and evolution"),
    group("operations", "Outages and operations"),
    group("practice", "How teams work"),
];

/// Of playbooks.
pub(super) static SORTS: &[Group] = &[
    Group { id: "decision", title: "Decide", sections: &["When to use", "Steps", "A worked example", "Template"] },
    Group { id: "record", title: "Decision records", sections: &["Context", "Options", "Decision", "Consequences"] },
    Group { id: "capacity", title: "Capacity", sections: &["When to use", "Steps", "A worked sum", "Template"] },
    Group { id: "cost", title: "Cost", sections: &["When to use", "Steps", "A worked sum"] },
    Group { id: "change", title: "Change", sections: &["When to use", "Steps", "A worked example"] },
    Group {
        id: "runbook",
        title: "Runbooks",
        sections: &["Signs", "First five minutes", "Steps", "How to stop", "Afterwards"],
    },
    Group {
        id: "incident",
        title: "Incidents",
        sections: &["What happened", "Timeline", "Causes", "What was changed"],
    },
    Group {
        id: "migration",
        title: "Migration",
        sections: &["When", "Steps", "How to go back", "A real case|Real cases", "In an interview"],
    },
    Group {
        id: "principle",
        title: "Leadership Principles",
        sections: &["In a design", "A scenario to practise", "What a good answer holds", "Overdoing it"],
    },
];
