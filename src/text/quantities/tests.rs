//! Figures as people write them.

use super::QuantityKind::{self, Bandwidth, Count, Duration, Money, Percent, Rate, Size};
use crate::text::Lexicon;

#[track_caller]
fn check(text: &str, expect: &[(QuantityKind, i128, &str)]) {
    let reading = crate::text::read(text, &Lexicon::default());
    let found: Vec<_> = reading.quantities.iter().map(|q| (q.kind, q.value, q.span.of(text))).collect();
    assert_eq!(found, expect);
}

const DAY: i128 = 86_400_000;

#[test]
fn durations() {
    check("a TTL of 10 minutes.", &[(Duration, 600_000, "10 minutes")]);
    check("50ms or 1.5 s", &[(Duration, 50, "50ms"), (Duration, 1_500, "1.5 s")]);
    check("for 24h, 3 years", &[(Duration, DAY, "24h"), (Duration, 1_095 * DAY, "3 years")]);
    check("it lasts ten minutes", &[(Duration, 600_000, "ten minutes")]);
    check("two hundred milliseconds", &[(Duration, 200, "two hundred milliseconds")]);
    check("within an hour", &[(Duration, 3_600_000, "an hour")]);
    check("half an hour", &[(Duration, 1_800_000, "half an hour")]);
    check("at least an hour, a day", &[(Duration, 3_600_000, "an hour")]);
    check("a 10-minute hold", &[(Duration, 600_000, "10-minute")]);
    check("500µs", &[(Duration, 1, "500µs")]);
    check("10-15 ms", &[(Duration, 10, "10"), (Duration, 15, "15 ms")]);
    check("10 to 15 minutes", &[(Duration, 600_000, "10"), (Duration, 900_000, "15 minutes")]);
    check("TTL 5m", &[(Duration, 300_000, "5m")]);
}

#[test]
fn rates() {
    check("15k/s", &[(Rate, 15_000 * 86_400, "15k/s")]);
    check("100 million links a day", &[(Rate, 100_000_000, "100 million links a day")]);
    check("10M new links/day", &[(Rate, 10_000_000, "10M new links/day")]);
    check("5 800 per sec, peak 25k", &[(Rate, 5_800 * 86_400, "5 800 per sec"), (Count, 25_000, "25k")]);
    check("100k rps", &[(Rate, 100_000 * 86_400, "100k rps")]);
    check("15kqps", &[(Rate, 15_000 * 86_400, "15kqps")]);
    check("3,000 requests per minute", &[(Rate, 3_000 * 1_440, "3,000 requests per minute")]);
    check("1.2bn events daily", &[(Rate, 1_200_000_000, "1.2bn events daily")]);
    check("30 orders a month", &[(Rate, 1, "30 orders a month")]);
    check("a thousand requests per second", &[(Rate, 86_400_000, "a thousand requests per second")]);
    check("5B requests a day", &[(Rate, 5_000_000_000, "5B requests a day")]);
}

#[test]
fn sizes() {
    check("500 bytes, 3.3 TB", &[(Size, 500, "500 bytes"), (Size, 3_300_000_000_000, "3.3 TB")]);
    check("20M x 300 B = 6 GB", &[(Count, 20_000_000, "20M"), (Size, 300, "300 B"), (Size, 6_000_000_000, "6 GB")]);
    check("64KiB", &[(Size, 65_536, "64KiB")]);
    check("500B each", &[(Size, 500, "500B")]);
    check("10 MB/s", &[(Bandwidth, 864_000_000_000, "10 MB/s")]);
    check("1 TB a day", &[(Bandwidth, 1_000_000_000_000, "1 TB a day")]);
    check("1 Gbps", &[(Bandwidth, 10_800_000_000_000, "1 Gbps")]);
}

#[test]
fn counts() {
    check("11 billion rows", &[(Count, 11_000_000_000, "11 billion")]);
    check("62^7 codes", &[(Count, 3_521_614_606_208, "62^7")]);
    check("10⁹ ids", &[(Count, 1_000_000_000, "10⁹")]);
    check("11e9 of 2.2e14", &[(Count, 11_000_000_000, "11e9"), (Count, 220_000_000_000_000, "2.2e14")]);
    check("5k entries, 30 s", &[(Count, 5_000, "5k"), (Duration, 30_000, "30 s")]);
    check("3x more", &[(Count, 3, "3x")]);
    check("10 to 15k users", &[(Count, 10_000, "10"), (Count, 15_000, "15k")]);
    check("one of them, two servers", &[]);
    check("10s of servers in the 1990s", &[]);
    check("24/7 at 10:30 on 10.0.0.1, the 1st, 99th, 2pc", &[]);
    check("p99 of S3", &[]);
}

#[test]
fn names_are_no_quantities() {
    for name in [
        "We answer 301 so that browsers keep it",
        "it returns a 301 redirect",
        "a 404, a 409 or a 503",
        "status 429 when the bucket is empty",
        "we shut it down in 2027",
        "by 2030 we will know",
        "the cache listens on port 6379",
        "HTTP 200",
    ] {
        check(name, &[]);
    }
    check("we keep 300 hot keys", &[(Count, 300, "300")]);
    check("404 servers answer", &[(Count, 404, "404")]);
    check("a 3-node cluster", &[(Count, 3, "3")]);
    check("40 x 500 = 20000", &[(Count, 40, "40"), (Count, 500, "500"), (Count, 20_000, "20000")]);
    check("3 of 5 copies", &[(Count, 3, "3"), (Count, 5, "5")]);
    check("2,000 of them, 2048 bytes", &[(Count, 2_000, "2,000"), (Size, 2_048, "2048 bytes")]);
    check("12 to 40 shards", &[(Count, 12, "12"), (Count, 40, "40")]);
}

#[test]
fn money_and_percent() {
    check("$4.5k a month", &[(Money, 450_000, "$4.5k a month")]);
    check("$0.023 per GB", &[(Money, 2, "$0.023")]);
    check("20 dollars and 5 cents", &[(Money, 2_000, "20 dollars"), (Money, 5, "5 cents")]);
    check("€3M", &[(Money, 300_000_000, "€3M")]);
    check("99.99% up", &[(Percent, 99_990, "99.99%")]);
    check("85 % hits, 5 percent", &[(Percent, 85_000, "85 %"), (Percent, 5_000, "5 percent")]);
    check("four nines", &[(Percent, 99_990, "four nines")]);
}

#[test]
fn nothing_overflows() {
    check("9^999 GB/s", &[(Bandwidth, i128::MAX, "9^999 GB/s")]);
    check("1e99 million billion years", &[(Duration, i128::MAX, "1e99 million billion years")]);
}

#[test]
fn any_blank_and_any_width_of_digits_is_read() {
    for blank in ["", " ", "  ", "\u{a0}", "\u{2009}", "\u{202f}", "\u{3000}", "\t", "\u{200b}", "\n", "\r\n"] {
        let said = format!("20{blank}ms");
        check(&format!("It takes {said}."), &[(Duration, 20, &said)]);
    }
    check("５０ ms and ５ ＧＢ", &[(Duration, 50, "５０ ms"), (Size, 5_000_000_000, "５ ＧＢ")]);
    check(
        "３．５ GB, １，０００ per\u{a0}second",
        &[(Size, 3_500_000_000, "３．５ GB"), (Rate, 86_400_000, "１，０００ per\u{a0}second")],
    );
    check(
        "99.9\u{a0}%, ９９ ％ and 5\u{2009}％",
        &[(Percent, 99_900, "99.9\u{a0}%"), (Percent, 99_000, "９９ ％"), (Percent, 5_000, "5\u{2009}％")],
    );
    check("＄５, € 5 a month", &[(Money, 500, "＄５"), (Money, 500, "€ 5 a month")]);
    check("1'000 rows of 5\u{2003}000 B", &[(Count, 1_000, "1'000"), (Size, 5_000, "5\u{2003}000 B")]);
}
