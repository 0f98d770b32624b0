//! What is denied and what only looks so.

use crate::text::read;
use crate::text::tests::lexicon;

/// The mentions, each with `-` before it if it is denied.
#[track_caller]
fn check(text: &str, expect: &str) {
    let lexicon = lexicon();
    let said = |mention: &crate::text::Mention| {
        format!("{}{}", if mention.negated { "-" } else { "" }, lexicon.id_of(mention.concept))
    };
    assert_eq!(read(text, &lexicon).mentions.iter().map(said).collect::<Vec<_>>().join(" "), expect);
}

#[test]
fn the_adversarial_suite() {
    check("We do not need a cache, and replicas are unnecessary.", "-cache -replica");
    check("Caching is not something I would add here.", "-cache");
    check("None of this applies: cache-aside with TTL, read replicas.", "-cache-aside -ttl -read-replica");
    check("Not only a cache but also read replicas, because the lag is small.", "cache read-replica lag");
    check("Instead of caching, I read from the primary each time.", "-cache store");
}

#[test]
fn denials() {
    check("We don\u{2019}t cache", "-cache");
    check("we dont need a cache", "-cache");
    check("We never cache at the primary", "-cache -store");
    check("Nobody writes to the cache.", "-cache");
    check("No one needs a queue here.", "-queue");
    check("We do not use caches, queues, or replicas.", "-cache -queue -replica");
    check("We do not need/avoid cache, redis, queues, sharding", "-cache -redis -queue -shard");
    check("We do not cache, we shard the table.", "-cache shard table");
    check("We do not cache but shard.", "-cache shard");
    check("We do not cache and we shard.", "-cache shard");
    check("No cache in front of the database", "-cache store");
    check("No cache, replicas serve reads", "-cache replica");
    check("There is no lock, lag or queue here.", "-lock -lag -queue");
    check("No, we cache.", "cache");
    check("without a lock, the table is wrong", "-lock table");
    check("without a cache between it and the database", "-cache store");
    check("neither caches nor queues", "-cache -queue");
    check("a queue, not a cache", "queue -cache");
    check("not a cache but a queue", "-cache queue");
    check("We avoid caches. I would avoid a queue.", "-cache -queue");
    check("Avoid a cache; skip the queue", "-cache -queue");
    check("I would rule out a cache", "-cache");
    check("I decided against a cache because the lag is small", "-cache lag");
    check("we can get rid of the queue", "-queue");
    check("there is no need for a cache in front of the table", "-cache -table");
    check("they do not use the cache as they read the table", "-cache table");
    check("links never use a cache and always go to the table", "link -cache table");
    check("on conflict do nothing, the lock is there", "lock");
    check("we do not ack until the lock is there", "lock");
}

#[test]
fn swaps() {
    check("instead of a cache we use a queue", "-cache queue");
    check("a queue instead of a cache", "queue -cache");
    check("we use a queue rather than a cache", "queue -cache");
    check("rather than a cache, a queue", "-cache queue");
}

#[test]
fn verdicts() {
    check("A cache is not needed here", "-cache");
    check("A cache would be overkill", "-cache");
    check("A cache is really not necessary.", "-cache");
    check("Caches, queues and replicas are unnecessary", "-cache -queue -replica");
    check("We use a cache and replicas are unnecessary", "cache -replica");
    check("We shard, a cache isn't worth it", "shard -cache");
    check("the cache was ruled out", "-cache");
    check("Caching: not needed. Sharding - overkill.", "-cache -shard");
    check("a cache adds nothing", "-cache");
    check("replicas don't apply here", "-replica");
}

#[test]
fn lead_ins() {
    check("Rejected: a cache, a queue. We shard.", "-cache -queue shard");
    check("Rejected:\n- cache: too early\n- queue\nWe shard.", "-cache -queue shard");
    check("Things I would not do: a cache; a queue", "-cache -queue");
    check("We do not need this: a cache because of the lag. And replicas.", "-cache -lag -replica");
    check("None of the following:\n\n* cache\n* queue", "-cache -queue");
    check("We do not cache: the table is fast.", "-cache table");
    check("Options rejected: cache, but the queue stays", "-cache queue");
    check("We do this: cache, no queue", "cache -queue");
}

#[test]
fn what_only_looks_like_a_denial() {
    check("Not just a cache, a queue too", "cache queue");
    check("hot keys are no longer a problem for the cache", "hot-key cache");
    check("with a cache there is no single point of failure in the table", "cache -single-point-of-failure table");
    check("replicas are promoted without downtime of the table", "replica -downtime table");
    check("look in the cache and only if it isn't there read the table", "lookup table");
    check("if the link is not in the cache we read the table", "link cache table");
    check("If there is no cache the table melts", "-cache table");
    check("no more than one cache", "cache");
    check("a cache is no doubt faster", "cache");
    check("the cache can't help but grow", "cache");
    check("A lock avoids hot keys", "lock hot-key");
    check("we use a lock to avoid downtime", "lock downtime");
    check("the lock is rejected", "lock");
    check("we never lose data in the table", "no-loss -table");
    check("the cache is not consistent with the table", "cache -table");
}

#[test]
fn denials_of_denials() {
    check("we never write without a lock", "lock");
    check("it does not work without a cache", "cache");
    check("We can't do without a cache", "cache");
    check("a cache is not unnecessary", "cache");
    check("we would not skip the queue", "queue");
    check("not without a lock", "lock");
}
