//! The ledger's values in units that people use.

/// A value in its kind's base unit, as the scorecard has it, in a unit that reads well. What cannot be read is shown as
/// it is.
pub(super) fn figure(kind: &str, value: &str) -> String {
    let Ok(value) = value.parse::<i128>() else { return value.to_owned() };
    match kind {
        "duration" => scaled(
            value,
            &[
                (1, "ms"),
                (1_000, "s"),
                (60_000, "min"),
                (3_600_000, "h"),
                (86_400_000, "days"),
                (31_536_000_000, "years"),
            ],
        ),
        "rate" => rate(value),
        "size" => scaled(
            value,
            &[
                (1, "B"),
                (1_000, "kB"),
                (1_000_000, "MB"),
                (1_000_000_000, "GB"),
                (1_000_000_000_000, "TB"),
                (1_000_000_000_000_000, "PB"),
            ],
        ),
        "money" => format!("${}.{:02}", grouped(value / 100), (value % 100).abs()),
        "percent" => share(value),
        _ => grouped(value),
    }
}

/// What a figure is, for people.
pub(super) fn kind(kind: &str) -> &str {
    match kind {
        "duration" => "Time",
        "rate" => "Rate",
        "size" => "Size",
        "count" => "Count",
        "bandwidth" => "Bandwidth",
        "money" => "Money",
        "percent" => "Share",
        other => other,
    }
}

/// With as many decimals as it has: 99.99 % is another promise than 100 %.
fn share(thousandths: i128) -> String {
    let decimals = format!("{:03}", thousandths.rem_euclid(1_000));
    match decimals.trim_end_matches('0') {
        "" => format!("{} %", grouped(thousandths / 1_000)),
        decimals => format!("{}.{decimals} %", grouped(thousandths.div_euclid(1_000))),
    }
}

fn rate(per_day: i128) -> String {
    const DAY: i128 = 86_400;
    if per_day >= DAY { format!("{} a second", decimal(per_day, DAY)) } else { format!("{} a day", grouped(per_day)) }
}

/// In the largest unit of which there is at least one.
fn scaled(value: i128, units: &[(i128, &str)]) -> String {
    let (size, name) = units.iter().rev().find(|(size, _)| value.abs() >= *size).unwrap_or(&units[0]);
    format!("{} {name}", decimal(value, *size))
}

/// With one decimal below a hundred, if it is not zero.
fn decimal(value: i128, unit: i128) -> String {
    let tenths = (value.saturating_mul(10) + unit / 2).div_euclid(unit);
    if tenths.abs() >= 1_000 || tenths % 10 == 0 {
        return grouped((tenths + 5 * i128::from(tenths % 10 != 0)).div_euclid(10));
    }
    format!("{}.{}", tenths.div_euclid(10), tenths.rem_euclid(10))
}

/// With commas between thousands.
fn grouped(value: i128) -> String {
    let digits = value.unsigned_abs().to_string();
    let mut text = String::from(if value < 0 { "-" } else { "" });
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(kind: &str, value: &str, expect: &str) {
        assert_eq!(figure(kind, value), expect);
    }

    #[test]
    fn values_read_as_people_say_them() {
        check("duration", "250", "250 ms");
        check("duration", "600000", "10 min");
        check("duration", "157680000000", "5 years");
        check("rate", "10000000", "116 a second");
        check("rate", "100", "100 a day");
        check("size", "500", "500 B");
        check("size", "18250000000000", "18.3 TB");
        check("money", "125050", "$1,250.50");
        check("percent", "99900", "99.9 %");
        check("percent", "99990", "99.99 %");
        check("percent", "99999", "99.999 %");
        check("percent", "100000", "100 %");
        check("percent", "50", "0.05 %");
        check("percent", "150000", "150 %");
        check("count", "62000", "62,000");
        check("count", "many", "many");
    }
}
