//! Sums as people say them.

use super::*;
use crate::text::{Lexicon, read};

#[track_caller]
fn check(text: &str, expect: &[&str]) {
    let words: SumsFile = serde_saphyr::from_str(include_str!("../../../rubrics/sums.yaml")).unwrap();
    let reading = read(text, &Lexicon::default());
    let found: Vec<&str> = contradictions(text, &reading, &words).into_iter().map(|span| span.of(text)).collect();
    assert_eq!(found, expect, "{text}");
}

/// The sums of the text that do not hold, one a line, each whole.
#[test]
#[expect(clippy::too_many_lines, reason = "a table")]
fn sums_that_do_not_hold() {
    check("2M × 30 = 600M inserts/day = 7,000/s", &["2M × 30 = 600M inserts/day"]);
    check(
        "We get 100 million clicks a day, which is about 90 per second.",
        &["100 million clicks a day, which is about 90 per second"],
    );
    check("12 billion rows of 500 bytes are 60 GB.", &["12 billion rows of 500 bytes are 60 GB"]);
    check("1,000 per second x 2 KB = 20 MB per second.", &["1,000 per second x 2 KB = 20 MB per second"]);
    check("50,000 requests x 3 copies x 2 KB = 100 MB", &["50,000 requests x 3 copies x 2 KB = 100 MB"]);
    check(
        "A day is 86,400 seconds, so 10 million orders a day is about 12 a second.",
        &["10 million orders a day is about 12 a second"],
    );
    check(
        "Each photo is 2 MB and people upload 5 million a day, so that is 1 TB of new storage every day.",
        &["2 MB and people upload 5 million a day, so that is 1 TB of new storage every day"],
    );
    check(
        "40,000 writes a second at 1 KB each makes 4 MB per second into the log.",
        &["40,000 writes a second at 1 KB each makes 4 MB per second"],
    );
    check(
        "With 20,000 requests per second and a hit rate of 90 percent, 200 requests a second still reach the database.",
        &["20,000 requests per second and a hit rate of 90 percent, 200 requests a second"],
    );
    check(
        "One server handles 2,000 requests a second, so for 60,000 a second we need 300 of them.",
        &["2,000 requests a second, so for 60,000 a second we need 300"],
    );
    check("Replicated three times, the 4 TB become 120 TB on disk.", &["4 TB become 120 TB"]);
    check("We push 300 Mbit/s, which is about 375 MB per second.", &["300 Mbit/s, which is about 375 MB per second"]);
    check(
        "At 10 cents a gigabyte, 50 TB of egress comes to 500 dollars.",
        &["10 cents a gigabyte, 50 TB of egress comes to 500 dollars"],
    );
    check("A row is 200 bytes, 3 billion rows make 60 GB.", &["200 bytes, 3 billion rows make 60 GB"]);
    check("Two percent of 30 million users is 60,000 people.", &["Two percent of 30 million users is 60,000"]);
    check(
        "The outage lasts twelve minutes at 5,000 orders a minute, so we lose 6,000 orders.",
        &["twelve minutes at 5,000 orders a minute, so we lose 6,000"],
    );
    check(
        "Every user posts twice a day, and with 50 million users that gives 10 million posts a day.",
        &["50 million users that gives 10 million posts a day"],
    );
    check("99.9 percent a year leaves us 90 hours of downtime.", &["99.9 percent a year leaves us 90 hours"]);
    check("Storing 30 days at 2 TB a day takes 600 TB.", &["30 days at 2 TB a day takes 600 TB"]);
    check(
        "7 billion ids spread over 64 shards is about 11 million ids each.",
        &["7 billion ids spread over 64 shards is about 11 million"],
    );
    check(
        "Draining a backlog of 3.6 million messages at 1,000 a second takes 6 minutes.",
        &["3.6 million messages at 1,000 a second takes 6 minutes"],
    );
    check(
        "A cluster costs 400 dollars an hour, so a month of it is around 29,000 dollars.",
        &["400 dollars an hour, so a month of it is around 29,000 dollars"],
    );
    check("1,500 events per second is 13 million a day.", &["1,500 events per second is 13 million a day"]);
    check("We read 100 items of 4 KB per page, i.e. 4 MB a page.", &["100 items of 4 KB per page, i.e. 4 MB"]);
    check(
        "A million users times ten kilobytes of session is 100 GB of memory.",
        &["ten kilobytes of session is 100 GB"],
    );
    check(
        "Only 1 percent of the 800,000 requests per second are writes, which makes 800 writes per second.",
        &["1 percent of the 800,000 requests per second are writes, which makes 800 writes per second"],
    );
    check("120 million rides a year, so about 33,000 a day.", &["120 million rides a year, so about 33,000 a day"]);
    check(
        "A month has 2.6 million seconds, so 100 million new links a month is about 400 writes per second.",
        &["100 million new links a month is about 400 writes per second"],
    );
    check(
        "300k dollars a minute for fifteen minutes is 450,000 in all.",
        &["300k dollars a minute for fifteen minutes is 450,000"],
    );
    check(
        "5 million gets a second at 95 percent hits leaves 25,000 misses.",
        &["5 million gets a second at 95 percent hits leaves 25,000"],
    );
    check(
        "10 million a day divided by 86,400 makes 1,150 a second.",
        &["10 million a day divided by 86,400 makes 1,150 a second"],
    );
    check(
        "260 million searches a month comes to 1,000 a second.",
        &["260 million searches a month comes to 1,000 a second"],
    );
    check("Two million videos at 50 MB apiece come to 10 TB.", &["Two million videos at 50 MB apiece come to 10 TB"]);
    check(
        "15 dollars per million requests, and we make 400 million a day, so roughly 600 dollars a day.",
        &["15 dollars per million requests, and we make 400 million a day, so roughly 600 dollars a day"],
    );
    check("A node stores 5 TB, so 1 PB needs 2,000 nodes.", &["5 TB, so 1 PB needs 2,000"]);
    check(
        "30,000 events a second for an hour is about 10 million events.",
        &["30,000 events a second for an hour is about 10 million"],
    );
    check(
        "A quarter of the 12 million daily visitors sign in, so we see 300,000 logins a day.",
        &["12 million daily visitors sign in, so we see 300,000 logins a day"],
    );
    check(
        "8 million devices each send a message every 10 seconds, so the broker takes 8 million messages per second.",
        &["8 million devices each send a message every 10 seconds, so the broker takes 8 million messages per second"],
    );
    check(
        "1 KB per record, 500,000 records per second, hence 5 GB/s.",
        &["1 KB per record, 500,000 records per second, hence 5 GB/s"],
    );
    check("Ten years of 20 GB a day is around 7 TB.", &["Ten years of 20 GB a day is around 7 TB"]);
    check(
        "We lose 3 percent of 2 million sales, that is 6,000 sales.",
        &["3 percent of 2 million sales, that is 6,000"],
    );
    check(
        "Scanning 200 GB at 100 MB a second would take about 3 minutes.",
        &["200 GB at 100 MB a second would take about 3 minutes"],
    );
    check(
        "A pod handles 150 requests a second and we run 40 pods, which gives us 60,000 a second.",
        &["150 requests a second and we run 40 pods, which gives us 60,000 a second"],
    );
    check(
        "One in a thousand of 90 million requests a day fails, so 900,000 failures a day.",
        &["90 million requests a day fails, so 900,000 failures a day"],
    );
    check(
        "3 engineers at 12,000 dollars a month are 360,000 dollars a month.",
        &["3 engineers at 12,000 dollars a month are 360,000 dollars a month"],
    );
}

#[test]
fn how_lines_are_broken_accuses_nobody() {
    let mail = "Every link that is clicked is written to the log, and\nwe get 100 million clicks a day, which is about 90 per\nsecond. That is not much.";
    check(mail, &["100 million clicks a day, which is about 90 per\nsecond"]);
    // A sum that holds, broken before a digit and before its unit.
    check("We get 100 million clicks a day, which is about\n1,200 per second.", &[]);
    check("We get 100 million clicks a day, which is about 1,200\nper second.", &[]);
    check("12 billion rows of 500\nbytes are 6 TB.", &[]);
    // Only the words say that it goes on, or nothing does.
    check("100 million a day is about\n90 per second.", &[]);
    check("100 million clicks a day\n90 per second at night", &[]);
    check("- 12 billion rows of 500 bytes\n- is 60 GB", &[]);
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table")]
fn sums_that_hold_or_are_none() {
    check("500k × 12 events = 6M a day = 70/s, January 280/s.", &[]);
    check("2M × 30 = 60M inserts/day = 700/s, 7,000/s at marathon.", &[]);
    check("22 orders/s × $60 = 1,320/s ≈ $79,000 a minute.", &[]);
    check("1M → 400 s ≈ 7 min.", &[]);
    check("API traffic: 240M × 5 KB = 36 TB/month", &[]);
    check("CDN 180 TB/month × ~5 cents = 9k.", &[]);
    check("18 TB over the line at ~2 cents = $360, 6 TB internet = $540.", &[]);
    check("4,000 writes a second -> 40,000 a second next year", &[]);
    check("We get 100 million clicks a day, which is about 1,200 per second.", &[]);
    check("12 billion rows of 500 bytes are 6 TB.", &[]);
    check("50,000 requests x 3 copies x 2 KB = 300 MB", &[]);
    check("100 million a day, so 5,000 per second at peak.", &[]);
    check("93 new per second, evenings 400.", &[]);
    check("208,000 x 1,100 B = 229 MB, 230 MB per second ≈ 1.8 Gb per second.", &[]);
    check("At 500k requests a second that's 15 million evaluations a second.", &[]);
    check("A change is a diff of about 1 KB, so 20 MB total fan-out.", &[]);
    check("We keep 3 copies, so 2 may die.", &[]);
    check("It took 50 ms and that is under 200 ms.", &[]);
    check("11 billion of 220 trillion is 1 of 20,000.", &[]);
    check("We raise timeouts from 2 to 30 seconds and retries from 2 to 10.", &[]);
    check("Go to 8 chars at 1% full = 35B links.", &[]);
    check("30M rows are 7.5 GB, index 1.2 GB, so about 9 GB a shelf.", &[]);
    check("A read takes 5 ms, so 200 ms is far off.", &[]);
    check(
        "200 million a day is about 2,300 a second on average, and with a factor of five for the evening we plan for 12,000.",
        &[],
    );
    check("We have 3 million users and 40,000 products, so call it 100 orders a second at the start.", &[]);
    check("A day has 86,400 seconds, call it 100,000, so 50 million a day is 500 a second.", &[]);
    check("1 KB times 10,000 a second is 10 MB a second, and over a day that is nearly 900 GB.", &[]);
    check("Each request is 5 KB and we keep 90 days, so with compression about 2 TB.", &[]);
    check("60 percent of reads hit, and 15,000 a second go through.", &[]);
    check("We grow 50 percent a year, so the 10 TB of today are 76 TB after five years.", &[]);
    check("Storage is 23 dollars per TB a month, and the machines are another 9,000 dollars.", &[]);
    check("30 servers at 2,000 requests a second each give us 60,000, but I would run 45 for headroom.", &[]);
    check(
        "4 million messages sit in the queue and we drain 10,000 a second while 6,000 arrive, so it takes about 17 minutes.",
        &[],
    );
    check("A cache of 64 GB holds the hottest 20 percent of 300 GB.", &[]);
    check("5,000 a second on average, so 25,000 a second at peak.", &[]);
    check("The p99 is 200 ms, of which 120 ms is the database, so 80 ms are ours.", &[]);
    check(
        "We have 500 million users and a tenth of them are active, so 50 million people send 20 messages each, a billion messages a day.",
        &[],
    );
    check("10,000 requests per second, so with 3 zones and one of them gone each zone must take 5,000.", &[]);
    check("1.2 million orders a day is 14 a second; a sale brings ten times that, so 140.", &[]);
    check("Of 100 requests 95 hit the cache and 5 go to the store.", &[]);
    check("2 TB a day for a year is 730 TB, and with three copies a bit over 2 PB.", &[]);
    check("A 100 Gbps link carries 12.5 GB a second, so four of them are enough for 40 GB per second.", &[]);
    check("3 nodes out of 5 must agree, so 2 may be down.", &[]);
    check("30 million rows of 250 bytes are 7.5 GB; one index on it adds 1.2 GB, so about 9 GB.", &[]);
    check("We have 1,000 shards and 40 machines, which is 25 shards a machine.", &[]);
    check("Timeouts are 300 ms and we retry twice, so a caller waits a second at most.", &[]);
    check("64 characters to the power of 6 is 68 billion, and at 100 a second that lasts 21 years.", &[]);
    check("6,000 a second at 40 ms is 240 in parallel, so 2,000 is far too many.", &[]);
    check("At two seconds per call a container does 20 a second, 1,200 would need 60 containers.", &[]);
    check("Four services at 99.9 percent each make 99.6 together.", &[]);
    check("120 nodes at 80 cents by 730 hours is about 70,000 dollars a month.", &[]);
    check("A block of 1,000 lasts an average process 25 seconds, the fleet takes 200 blocks a second.", &[]);
    check("300k in one second spread over the allowed minute is 5,000 a second extra.", &[]);
    check("Two thirds of 4M/s are 2.7M handshakes, at 2,000 per core full ones 1,350 cores, that is 42 boxes.", &[]);
    check("60,000 scooters times some hundred bytes is about 20 MB in memory.", &[]);
    check("From 8 to 10 TB brings one point, i.e. 50,000 database reads.", &[]);
    check("Three small versions are 260 KB together, so 520 GB a day.", &[]);
    check("30 seconds at 100 km/h are 830 metres.", &[]);
    check("A month has 43,200 minutes, times 0.0005 is about 22 minutes.", &[]);
    check("A customer with 5,000 items alone gives 12.5 million pairs, that is 65,000 normal customers.", &[]);
    check("A billion events a day comes to 11,600 a second, so with bursts we size for 60,000.", &[]);
    check("Ninety percent of the 40,000 reads a second stop at the CDN, so around 4,000 get through to us.", &[]);
    check(
        "If each of 12 million riders opens the app three times a day, that is 36 million sessions, or 400 a second.",
        &[],
    );
    check("2 KB per cart and 5 million carts is 10 GB, which fits into one node of 26 GB.", &[]);
    check(
        "Our queue takes 3,000 messages a second, and a worker does 50 a second, so 60 workers, say 80 with slack.",
        &[],
    );
    check(
        "0.4 dollars per million requests is nothing; the 3 TB of transfer a day, at 9 cents a GB, is about 8,000 dollars a month.",
        &[],
    );
    check(
        "We pay 70,000 dollars for compute and 300 TB of storage, so the bill is around 80,000 dollars a month.",
        &[],
    );
    check("Today 2,000 a second, in three years with doubling every year it is 16,000.", &[]);
    check("400 MB per second is 3.2 Gbit per second, so a 10 Gbit card is a third full.", &[]);
    check("Three nines are about 9 hours a year, four nines under an hour.", &[]);
    check("It fails 0.1 percent of the time, so out of 5 million payments a day 5,000 have to be repaired.", &[]);
    check(
        "The job reads 10 TB, and with 100 workers at 100 MB a second each it takes 1,000 seconds, so about 17 minutes.",
        &[],
    );
    check(
        "A seat map has 50,000 seats, 1 byte each, so 50 KB, and 2 million people refresh it every 5 seconds, so 400,000 reads a second.",
        &[],
    );
    check(
        "In the first minute 300,000 people press the button for 10,000 items, so 97 percent go away empty-handed.",
        &[],
    );
    check("Failover takes 30 seconds for detection and 60 seconds for DNS, so 90 seconds in all.", &[]);
    check("20,000 writes per second in 10 partitions are 2,000 each, below the limit of 3,000.", &[]);
    check(
        "Each user has 200 friends, so a post by one of the 10,000 a second fans out to 2 million writes a second.",
        &[],
    );
    check("We have 5 PB of logs and read only 50 TB of them a day, so 1 percent.", &[]);
    check("With 16 KB pages and 100 million rows of 160 bytes we have about a million pages.", &[]);
    check(
        "A video hour is 3 GB at the top bitrate and viewers watch 1.5 hours, so a view is 2 GB on average since half of them sit on phones.",
        &[],
    );
    check("5 regions with 3 replicas each makes 15 copies, and 800 GB times 15 is 12 TB.", &[]);
    check("I assume 100 writes a second, and so 10,000 reads a second at a ratio of a hundred to one.", &[]);
    check("We batch 500 records, so 50,000 records a second become 100 calls a second.", &[]);
    check(
        "Half a million drivers ping every 4 seconds, so 125,000 pings a second; each is 100 bytes, so 12 MB a second.",
        &[],
    );
    check("A month has 2.6 million seconds, so 100 million new links a month is about 40 writes per second.", &[]);
    check("300k dollars a minute for fifteen minutes is 4.5 million in all.", &[]);
    check("25 dollars per million, so 72 million orders with six transitions each come to about 11,000 dollars.", &[]);
    check("5 million gets a second at 95 percent hits leaves 250,000 misses.", &[]);
    check("10 million a day divided by 86,400 makes 115 a second.", &[]);
}

#[test]
fn nothing_is_too_long_or_too_odd() {
    check(&"5,000 x 7 MB = ".repeat(2_000), &[]);
    check("é = 5 × – = 7 MB; is, so, 1e99 GB x 9^999 is 3 $", &[]);
}
