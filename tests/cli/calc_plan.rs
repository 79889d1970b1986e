//! `mittari calc` and `mittari plan` for people, as they are typed: everything on the terminal and the exit code.
//! Values agree with the records of tests/reference that the comments name.

use std::fs;
use std::process::Command;

/// Runs mittari; exit code, stdout and stderr.
fn mittari(arguments: &[&str]) -> (Option<i32>, String, String) {
    match Command::new(env!("CARGO_BIN_EXE_mittari")).args(arguments).output() {
        Ok(output) => (
            output.status.code(),
            String::from_utf8_lossy(&output.stdout).into_owned(),
            String::from_utf8_lossy(&output.stderr).into_owned(),
        ),
        Err(error) => panic!("mittari does not run: {error}"),
    }
}

/// Says exactly this and nothing on stderr.
fn says(command: &str, stdout: &str) {
    let arguments: Vec<&str> = command.split(' ').collect();
    assert_eq!(mittari(&arguments), (Some(0), stdout.to_string(), String::new()), "{command}");
}

/// Says exactly this on stderr and nothing else, with an exit code.
fn refuses(command: &str, code: i32, stderr: &str) {
    let arguments: Vec<&str> = command.split(' ').collect();
    assert_eq!(mittari(&arguments), (Some(code), String::new(), stderr.to_string()), "{command}");
}

/// A file in a folder of its own.
fn file(folder: &tempfile::TempDir, name: &str, text: &str) -> String {
    let path = folder.path().join(name);
    assert!(fs::write(&path, text).is_ok());
    path.display().to_string()
}

fn folder() -> tempfile::TempDir {
    match tempfile::tempdir() {
        Ok(folder) => folder,
        Err(error) => panic!("no folder: {error}"),
    }
}

/// Records paired_proportions-0104 (mid-P 0.0213), -0107 (Tango 0.0199 to 0.2144) and -0092, -0095.
#[test]
fn change_of_the_same_people() {
    says(
        "calc change --improved 12 --worsened 3 --stayed-yes 45 --stayed-no 20",
        concat!(
            "Of 80 people who answered both times, 12 improved, 3 got worse and 65 stayed the same (45 favourable, 20 not).\n",
            "Favourable: first 60% (48/80), then 71% (57/80); change +11 percentage points (95% confidence interval 2–21).\n",
            "The share rose during the time between the rounds; these figures cannot tell why.\n",
            "McNemar's test (mid-P): p = 0.021.\n",
        ),
    );
    says(
        "calc change --improved 12 --worsened 3 --stayed-yes 15 --stayed-no 10",
        concat!(
            "Of 40 people who answered both times, 12 improved, 3 got worse and 25 stayed the same (15 favourable, 10 not).\n",
            "Favourable: first 45% (18/40), then 68% (27/40); change +23 percentage points (95% confidence interval 4–40).\n",
            "The share rose during the time between the rounds; these figures cannot tell why.\n",
            "McNemar's test (mid-P): p = 0.021.\n",
        ),
    );
    says(
        "calc change --improved 5 --worsened 5 --stayed-yes 30 --stayed-no 10",
        concat!(
            "Of 50 people who answered both times, 5 improved, 5 got worse and 40 stayed the same (30 favourable, 10 not).\n",
            "Favourable: first 70% (35/50), then 70% (35/50); change 0 percentage points (95% confidence interval −14 to 14).\n",
            "The data do not show whether it rose or fell: a change of −14 to 14 percentage points fits the answers.\n",
            "McNemar's test (mid-P): p = 0.877.\n",
        ),
    );
    says(
        "calc change --improved 3 --worsened 12 --stayed-yes 45 --stayed-no 20 --test exact --interval newcombe10",
        concat!(
            "Of 80 people who answered both times, 3 improved, 12 got worse and 65 stayed the same (45 favourable, 20 not).\n",
            "Favourable: first 71% (57/80), then 60% (48/80); change −11 percentage points (95% confidence interval −20 to −2).\n",
            "The share fell during the time between the rounds; these figures cannot tell why.\n",
            "McNemar's exact test: p = 0.035.\n",
        ),
    );
}

/// Records paired_proportions-0041 (Tango 0.0837 to 0.7634: the interval alone would claim a rise).
#[test]
fn too_few_changed_for_a_test() {
    says(
        "calc change --improved 5 --worsened 0 --stayed-yes 5 --stayed-no 0",
        concat!(
            "Of 10 people who answered both times, 5 improved, 0 got worse and 5 stayed the same (5 favourable, 0 not).\n",
            "Favourable: first 50% (5/10), then 100% (10/10); change +50 percentage points (95% confidence interval 8–76).\n",
            "Too few changed their answer to say whether the share rose or fell: read the counts.\n",
            "No p-value: 5 people changed their answer, and with fewer than 6 no exact test can reach p < 0.05, whatever they answered.\n",
        ),
    );
    says(
        "calc change --improved 0 --worsened 1 --stayed-yes 9 --stayed-no 0",
        concat!(
            "Of 10 people who answered both times, 0 improved, 1 got worse and 9 stayed the same (9 favourable, 0 not).\n",
            "Favourable: first 100% (10/10), then 90% (9/10); change −10 percentage points (95% confidence interval −40 to 21).\n",
            "Too few changed their answer to say whether the share rose or fell: read the counts.\n",
            "No p-value: 1 person changed their answer, and with fewer than 6 no exact test can reach p < 0.05, whatever they answered.\n",
        ),
    );
}

#[test]
fn change_between_different_respondents() {
    says(
        "calc change --from 20/40 --to 30/45",
        concat!(
            "Favourable: first 50% (20/40), then 67% (30/45) (different respondents).\n",
            "Change: +17 percentage points (95% confidence interval −4 to 36).\n",
            "The data do not show whether it rose or fell: a change of −4 to 36 percentage points fits the answers.\n",
            "Nobody was followed from one round to the other, so the change may also come from who answered in each.\n",
            "Fisher's exact test (mid-P): p = 0.103.\n",
        ),
    );
}

/// Records two_proportions-0010 and -0018; -0145 and -0153; -0091 and -0099, where the exact test is the default.
#[test]
fn two_groups() {
    says(
        "calc compare 8/9 2/9",
        concat!(
            "First group: 89% (8/9). Second group: 22% (2/9).\n",
            "Difference, first minus second: +67 percentage points (95% confidence interval 21–85).\n",
            "The share was higher in the first group; these figures cannot tell why.\n",
            "Fisher's exact test (mid-P): p = 0.008.\n",
        ),
    );
    says(
        "calc compare 45/50 38/50",
        concat!(
            "First group: 90% (45/50). Second group: 76% (38/50).\n",
            "Difference, first minus second: +14 percentage points (95% confidence interval −1 to 29).\n",
            "The data do not show whether the share was higher or lower in the first group: a difference of −1 to 29 percentage points fits the answers.\n",
            "Fisher's exact test (mid-P): p = 0.070.\n",
        ),
    );
    says(
        "calc compare 8/8 7/8",
        concat!(
            "First group: 100% (8/8). Second group: 88% (7/8).\n",
            "Difference, first minus second: +13 percentage points (95% confidence interval −22 to 47).\n",
            "The data do not show whether the share was higher or lower in the first group: a difference of −22 to 47 percentage points fits the answers.\n",
            "Fisher's exact test: p = 1.000.\n",
        ),
    );
    says(
        "calc compare 38/43 20/31 --test chi_squared",
        concat!(
            "First group: 88% (38/43). Second group: 65% (20/31).\n",
            "Difference, first minus second: +24 percentage points (95% confidence interval 5–43).\n",
            "The share was higher in the first group; these figures cannot tell why.\n",
            "Chi-squared test (N-1): p = 0.015.\n",
        ),
    );
}

/// Record two_proportions-0109; the mid-P is refused in -0117.
#[test]
fn groups_without_a_test() {
    says(
        "calc compare 8/8 8/8",
        concat!(
            "First group: 100% (8/8). Second group: 100% (8/8).\n",
            "Difference, first minus second: 0 percentage points (95% confidence interval −32 to 32).\n",
            "The data do not show whether the share was higher or lower in the first group: a difference of −32 to 32 percentage points fits the answers.\n",
            "No p-value: everybody in both groups gave the same answer.\n",
        ),
    );
    says(
        "calc compare 3/3 7/9",
        concat!(
            "First group: 100% (3/3). Second group: 78% (7/9).\n",
            "Difference, first minus second: +22 percentage points (95% confidence interval −36 to 55).\n",
            "The data do not show whether the share was higher or lower in the first group: a difference of −36 to 55 percentage points fits the answers.\n",
            "No p-value: with fewer than 5 answers in a group a test tells nothing.\n",
        ),
    );
}

#[test]
fn published_percentages() {
    says(
        "calc grim 88% 95% --max 100",
        concat!(
            "At least 40 answered, if 88% and 95% are shares of the same people.\n",
            "Numbers of answers up to 100 that fit: 40–43, 56–60, 64–66, 73–78, 80–86, 88, 91–100.\n",
        ),
    );
    says(
        "calc grim 87.5% --max 20",
        concat!(
            "At least 8 answered, if 87.5% is a share of people.\n",
            "Numbers of answers up to 20 that fit: 8, 16.\n",
        ),
    );
    says(
        "calc grim 33% 34.5% --max 50",
        concat!(
            "No number of answers up to 50 gives 33% and 34.5% at once.\n",
            "Either more people answered (try a larger --max), or the percentages are of different people, weighted or misprinted.\n",
        ),
    );
}

#[test]
fn wrong_use_of_calc() {
    refuses(
        "calc change",
        2,
        concat!(
            "error: the following required arguments were not provided:\n",
            "  <--improved <N>|--from <K/N>>\n",
            "\n",
            "Usage: mittari calc change <--improved <N>|--from <K/N>>\n",
            "\n",
            "For more information, try '--help'.\n",
        ),
    );
    refuses(
        "calc change --improved 3",
        2,
        concat!(
            "error: the following required arguments were not provided:\n",
            "  --worsened <N>\n",
            "  --stayed-yes <N>\n",
            "  --stayed-no <N>\n",
            "\n",
            "Usage: mittari calc change --worsened <N> --stayed-yes <N> --stayed-no <N> <--improved <N>|--from <K/N>>\n",
            "\n",
            "For more information, try '--help'.\n",
        ),
    );
    refuses(
        "calc change --from 20/40",
        2,
        concat!(
            "error: the following required arguments were not provided:\n",
            "  --to <K/N>\n",
            "\n",
            "Usage: mittari calc change --to <K/N> <--improved <N>|--from <K/N>>\n",
            "\n",
            "For more information, try '--help'.\n",
        ),
    );
    refuses(
        "calc change --from 20/40 --to 30/45 --improved 3",
        2,
        concat!(
            "error: the argument '--from <K/N>' cannot be used with '--improved <N>'\n",
            "\n",
            "Usage: mittari calc change --to <K/N> <--improved <N>|--from <K/N>>\n",
            "\n",
            "For more information, try '--help'.\n",
        ),
    );
    refuses(
        "calc change --improved 0 --worsened 0 --stayed-yes 0 --stayed-no 0",
        2,
        concat!(
            "error: nobody answered in both rounds\n",
            "  hint: give at least one person: `--improved 12 --worsened 3 --stayed-yes 15 --stayed-no 10`\n",
        ),
    );
    refuses(
        "calc change --from 41/40 --to 3/4",
        2,
        concat!(
            "error: invalid value '41/40' for '--from <K/N>': expected no more favourable answers than answers, such as `20/40`\n",
            "\n",
            "For more information, try '--help'.\n",
        ),
    );
}

#[test]
fn wrong_values_of_calc() {
    refuses(
        "calc compare 38/43 0/0",
        2,
        concat!(
            "error: invalid value '0/0' for '<K2/N2>': expected at least one answer: nobody has no share\n",
            "\n",
            "For more information, try '--help'.\n",
        ),
    );
    refuses(
        "calc compare 38/43 20/31 --confidence 95",
        2,
        concat!(
            "error: invalid value '95' for '--confidence <SHARE>': expected a share from 0.01% to 99.99%, such as `0.8` or `80%`\n",
            "\n",
            "For more information, try '--help'.\n",
        ),
    );
    refuses(
        "calc compare 38/43 20/31 --test fisher",
        2,
        concat!(
            "error: invalid value 'fisher' for '--test <TEST>'\n",
            "  [possible values: mid_p, exact, chi_squared]\n",
            "\n",
            "For more information, try '--help'.\n",
        ),
    );
    refuses(
        "calc grim 188%",
        2,
        concat!(
            "error: invalid value '188%' for '<PERCENT>...': expected a percentage from 0 to 100 as it was printed, such as `88%` or `88.5%`\n",
            "\n",
            "For more information, try '--help'.\n",
        ),
    );
    refuses(
        "calc alpha no-such-file.csv",
        1,
        concat!(
            "error: the table cannot be read: No such file or directory (os error 2)\n",
            "  --> no-such-file.csv\n",
            "  hint: name a .csv, .tsv, .xlsx or .ods file with one column an item\n",
        ),
    );
}

/// Records scale_reliability-0001 (alpha 0.834, Feldt 0.724 to 0.911), -0002 (items) and -0003 (omega 0.835).
#[test]
fn reliability_of_a_scale() {
    let folder = folder();
    let path = file(
        &folder,
        "items.csv",
        concat!(
            "q1,q2,q3,q4,q5,q6,q7\n",
            "4,2,5,5,1,4,2\n",
            "4,4,2,4,5,4,4\n",
            "5,5,4,5,4,3,4\n",
            "3,2,2,4,3,4,4\n",
            "4,5,3,3,5,5,3\n",
            "3,3,4,4,3,2,5\n",
            "5,4,3,5,5,5,4\n",
            "4,5,4,4,1,3,4\n",
            "2,5,3,2,3,2,3\n",
            "4,4,5,4,5,5,3\n",
            "2,1,2,3,2,4,1\n",
            "5,4,5,4,5,5,4\n",
            "3,1,1,2,1,3,1\n",
            "4,1,2,3,2,1,2\n",
            "2,3,3,5,4,4,2\n",
            "2,2,3,3,2,3,4\n",
            "4,5,5,5,5,5,4\n",
            "1,3,4,5,4,5,4\n",
            "4,4,3,5,4,2,5\n",
            "5,5,5,3,3,4,5\n",
            "4,4,3,4,5,5,4\n",
            "5,5,5,4,5,5,4\n",
            "4,2,3,2,5,3,4\n",
            "2,1,1,1,5,4,3\n",
            "5,5,4,5,5,5,2\n",
            "3,4,4,5,5,3,3\n",
            "1,2,3,1,2,1,1\n",
            "2,1,2,1,1,4,1\n",
            "4,4,3,1,3,1,1\n",
            "4,4,2,1,2,1,2\n",
        ),
    );
    says(
        &format!("calc alpha {path}"),
        concat!(
            "30 of 30 answered every item and are counted.\n",
            "Cronbach's alpha of 7 items: 0.83 (95% confidence interval 0.72–0.91).\n",
            "McDonald's omega (one factor, maximum likelihood): 0.84.\n",
            "\n",
            "item  mean  item-rest r  alpha if dropped\n",
            "q1    3.47         0.53              0.82\n",
            "q2    3.33         0.64              0.80\n",
            "q3    3.27         0.62              0.81\n",
            "q4    3.43         0.64              0.80\n",
            "q5    3.50         0.59              0.81\n",
            "q6    3.50         0.48              0.83\n",
            "q7    3.10         0.59              0.81\n",
        ),
    );
}

/// Records scale_reliability-0026, -0027 and -0028: 25 of 40 are complete.
#[test]
fn reliability_with_gaps() {
    let folder = folder();
    let path = file(
        &folder,
        "items.csv",
        concat!(
            "q1;q2;q3;q4;q5;q6\n",
            "3;4;4;;3;3\n",
            "5;1;5;5;4;5\n",
            "1;5;1;;5;2\n",
            "5;4;1;5;2;5\n",
            "5;5;5;;5;3\n",
            "3;2;3;2;4;2\n",
            "2;5;2;3;4;4\n",
            "2;2;5;2;5;3\n",
            "2;;1;3;3;2\n",
            "4;3;;3;5;4\n",
            "5;5;5;4;5;4\n",
            "2;1;1;;4;2\n",
            "3;4;1;1;4;3\n",
            "3;5;3;2;3;3\n",
            "2;5;3;2;4;1\n",
            "3;4;4;4;3;1\n",
            "3;3;3;4;3;2\n",
            "1;1;1;1;5;1\n",
            "4;3;5;5;4;5\n",
            "3;3;4;3;4;3\n",
            "4;1;3;;4;2\n",
            "5;5;5;5;4;5\n",
            "5;5;5;5;5;5\n",
            "5;4;5;5;3;3\n",
            "4;4;4;4;;5\n",
            "3;5;3;3;3;5\n",
            "4;4;5;5;1;5\n",
            "5;1;5;5;4;4\n",
            "1;2;1;3;2;1\n",
            "2;5;2;1;1;\n",
            "4;2;5;5;3;\n",
            "5;5;5;5;5;3\n",
            "5;5;5;5;4;5\n",
            "5;4;5;;3;5\n",
            "5;2;4;;3;5\n",
            "5;5;5;;;5\n",
            "3;1;2;3;5;\n",
            "1;3;3;1;1;2\n",
            "1;3;1;1;2;2\n",
            "3;;4;;5;3\n",
        ),
    );
    says(
        &format!("calc alpha {path}"),
        concat!(
            "25 of 40 answered every item and are counted.\n",
            "Cronbach's alpha of 6 items: 0.80 (95% confidence interval 0.66–0.90).\n",
            "McDonald's omega (one factor, maximum likelihood): 0.84.\n",
            "Unstable: fewer than 30 complete answers; read the interval, not the number.\n",
            "\n",
            "item  mean  item-rest r  alpha if dropped\n",
            "q1    3.36         0.86              0.70\n",
            "q2    3.56         0.25              0.84\n",
            "q3    3.52         0.66              0.75\n",
            "q4    3.44         0.74              0.73\n",
            "q5    3.52         0.22              0.84\n",
            "q6    3.28         0.66              0.75\n",
        ),
    );
}

/// Record scale_reliability-0040, and omega refused in -0042.
#[test]
fn reliability_where_no_factor_fits() {
    let folder = folder();
    let path = file(
        &folder,
        "items.csv",
        concat!(
            "q1	q2	q3	q4\n",
            "5	4	5	4\n",
            "4	2	4	2\n",
            "3	4	1	2\n",
            "4	3	2	5\n",
            "5	5	3	1\n",
            "2	1	2	5\n",
            "2	2	3	3\n",
            "5	4	5	2\n",
            "4	4	4	4\n",
            "1	2	1	1\n",
            "5	5	1	5\n",
            "5	3	5	5\n",
            "1	5	5	3\n",
            "2	3	3	2\n",
            "5	5	4	1\n",
            "4	4	5	5\n",
            "5	2	1	4\n",
            "2	2	5	3\n",
            "4	1	5	2\n",
            "4	5	2	3\n",
        ),
    );
    says(
        &format!("calc alpha {path}"),
        concat!(
            "20 of 20 answered every item and are counted.\n",
            "Cronbach's alpha of 4 items: 0.31 (95% confidence interval −0.37 to 0.70).\n",
            "McDonald's omega: refused, for one factor does not fit these answers.\n",
            "Unstable: fewer than 30 complete answers; read the interval, not the number.\n",
            "\n",
            "item  mean  item-rest r  alpha if dropped\n",
            "q1    3.60         0.37             −0.02\n",
            "q2    3.30         0.18              0.23\n",
            "q3    3.30         0.08              0.35\n",
            "q4    3.10         0.04              0.38\n",
        ),
    );
}

/// Decimal commas; two items and their mirror.
#[test]
fn a_reversed_item_is_named() {
    let folder = folder();
    let path = file(
        &folder,
        "items.csv",
        concat!(
            "first;second;mirrored\n",
            "1,5;2;5\n",
            "2,5;2;4\n",
            "3,5;3;3\n",
            "4,5;3;2\n",
            "5,5;4;1\n",
            "4,5;5;3\n",
            "3,5;3;2\n",
            "2,5;1;4\n",
            "1,5;1;5\n",
            "2,5;3;3\n",
            "4,5;4;1\n",
        ),
    );
    says(
        &format!("calc alpha {path}"),
        concat!(
            "11 of 11 answered every item and are counted.\n",
            "Cronbach's alpha of 3 items: −2.39 (95% confidence interval −8.40 to 0.01).\n",
            "McDonald's omega: refused, for one factor does not fit these answers.\n",
            "Unstable: fewer than 30 complete answers; read the interval, not the number.\n",
            "Alpha is negative: check reversed items before anything else.\n",
            "Against the others: first, mirrored. Check whether they are reversed items.\n",
            "\n",
            "item      mean  item-rest r  alpha if dropped\n",
            "first     3.32        −0.26             −5.40\n",
            "second    2.82         0.08            −18.70\n",
            "mirrored  3.00        −0.86              0.90\n",
        ),
    );
}

/// Record scale_reliability-0033 has eight respondents.
#[test]
fn too_few_for_a_reliability() {
    let folder = folder();
    let path = file(
        &folder,
        "items.csv",
        concat!("q1,q2\n", "4,5\n", "2,1\n", "5,4\n", "5,5\n", "4,4\n", "4,3\n", "1,4\n", "5,3\n",),
    );
    let stderr = [
        "error: 8 of 8 answered every item: too few for a reliability\n".into(),
        format!("  --> {path}\n"),
        "  expected: 10 or more complete rows\n".into(),
        "  hint: leave out an item that many did not answer, or wait for more answers\n".into(),
    ];
    refuses(&format!("calc alpha {path}"), 1, &stderr.concat());
}

/// Every column is named.
#[test]
fn cells_that_are_no_numbers() {
    let folder = folder();
    let path = file(&folder, "items.csv", concat!("name,q1,q2\n", "Anna,4,agree\n", "Bo,3,2\n",));
    let stderr = [
        "error: `Anna` in column `name` is not a number\n".into(),
        format!("  --> {path}, 2 cells: A2, A3\n"),
        "  hint: leave out columns that are no items, and code the answers as numbers\n".into(),
        "error: `agree` in column `q2` is not a number\n".into(),
        format!("  --> {path}, cell C2\n"),
        "  hint: leave out columns that are no items, and code the answers as numbers\n".into(),
    ];
    refuses(&format!("calc alpha {path}"), 1, &stderr.concat());
}

/// A lower limit of n/(n + z²) when everybody agrees, as in proportion-0321: 16, 35 and 73.
#[test]
fn a_rate_above_a_target() {
    says(
        "plan rate --at-least 0.8",
        concat!(
            "To show that at least 80% are favourable, get 112 answers: if 90% are favourable, the lower limit of the 95% confidence interval then reaches 80% with a chance of at least 80%.\n",
            "If everybody who answers is favourable, 16 answers are enough.\n",
            "\n",
            "if favourable are                answers  favourable needed  chance\n",
            "all who answer                        16              16/16     19%\n",
            "exactly 90% of those who answer       62              56/62     57%\n",
            "90% of everybody                     112             98/112     85%\n",
            "\n",
            "Chance: that so many are favourable when 90% of everybody are.\n",
        ),
    );
    says(
        "plan rate --at-least 90% --expected 97%",
        concat!(
            "To show that at least 90% are favourable, get 113 answers: if 97% are favourable, the lower limit of the 95% confidence interval then reaches 90% with a chance of at least 80%.\n",
            "If everybody who answers is favourable, 35 answers are enough.\n",
            "\n",
            "if favourable are                answers  favourable needed  chance\n",
            "all who answer                        35              35/35     34%\n",
            "exactly 97% of those who answer       71              69/71     64%\n",
            "97% of everybody                     113            108/113     87%\n",
            "\n",
            "Chance: that so many are favourable when 97% of everybody are.\n",
        ),
    );
    says(
        "plan rate --at-least 95% --power 90%",
        concat!(
            "To show that at least 95% are favourable, get 660 answers: if 97.5% are favourable, the lower limit of the 95% confidence interval then reaches 95% with a chance of at least 90%.\n",
            "If everybody who answers is favourable, 73 answers are enough.\n",
            "\n",
            "if favourable are                  answers  favourable needed  chance\n",
            "all who answer                          73              73/73     16%\n",
            "exactly 97.5% of those who answer      292            285/292     55%\n",
            "97.5% of everybody                     660            638/660     93%\n",
            "\n",
            "Chance: that so many are favourable when 97.5% of everybody are.\n",
        ),
    );
    says(
        "plan rate --at-least 0.8 --expected 0.9 --population 64",
        concat!(
            "To show that at least 80% of these 64 people are favourable, get 41 answers: if 90% are favourable, the lower limit of the 95% confidence interval then reaches 80% with a chance of at least 80%.\n",
            "If everybody who answers is favourable, 13 answers are enough.\n",
            "This holds for these people only, if those who do not answer think like those who do.\n",
            "\n",
            "if favourable are                answers  favourable needed  chance\n",
            "all who answer                        13              13/13     24%\n",
            "exactly 90% of those who answer       32              29/32     66%\n",
            "90% of everybody                      41              36/41     94%\n",
            "\n",
            "Chance: that so many are favourable when 90% of everybody are.\n",
        ),
    );
}

/// Records sample_size-0170 (385), -0080 (152 of 250) and -0242 (design effect 1.45).
#[test]
fn a_margin() {
    says(
        "plan margin --points 5",
        concat!(
            "For a margin of ±5 percentage points, 385 answers are needed, if about 50% are favourable (95% confidence).\n",
            "\n",
            "margin, points  answers\n",
            "±3                1,068\n",
            "±5                  385\n",
            "±7.5                171\n",
            "±10                  97\n",
            "\n",
            "A planning formula (Cochran 1977): near 0% and 100% a report's interval reaches further to one side.\n",
        ),
    );
    says(
        "plan margin --points 5 --population 250",
        concat!(
            "For a margin of ±5 percentage points, 152 of the 250 people are needed, if about 50% are favourable (95% confidence).\n",
            "This holds for these people only, if those who do not answer think like those who do.\n",
            "\n",
            "margin, points  answers\n",
            "±3                  203\n",
            "±5                  152\n",
            "±7.5                102\n",
            "±10                  70\n",
            "\n",
            "A planning formula (Cochran 1977): near 0% and 100% a report's interval reaches further to one side.\n",
        ),
    );
    says(
        "plan margin --points 10 --expected 80% --clusters 10,0.05",
        concat!(
            "For a margin of ±10 percentage points, 90 answers are needed, if about 80% are favourable (95% confidence).\n",
            "Answers in clusters of 10 that are alike (ICC 0.05) tell less: 1.45 times as many are needed (design effect).\n",
            "\n",
            "margin, points  answers\n",
            "±3                  991\n",
            "±5                  357\n",
            "±7.5                159\n",
            "±10                  90\n",
            "\n",
            "A planning formula (Cochran 1977): near 0% and 100% a report's interval reaches further to one side.\n",
        ),
    );
}

/// What is there tells less in clusters: 43 over a design effect of 1.35 are 31.
#[test]
fn answers_in_clusters_show_less() {
    let said = |command: &str| mittari(&command.split(' ').collect::<Vec<_>>()).1;
    let (alone, clustered) = (said("plan answers 31"), said("plan answers 43 --clusters 8,0.05"));
    let told =
        "Answers in clusters of 8 that are alike (ICC 0.05) tell as much as 31 that are not (design effect 1.35).";
    assert!(clustered.contains(told), "{clustered}");
    assert!(clustered.contains("At least 80% is shown when about 97% are favourable."), "{clustered}");
    let margins = |text: &str| text.lines().filter(|line| line.contains('±')).map(str::to_string).collect::<Vec<_>>();
    assert_eq!(margins(&alone), margins(&clustered));
    let everybody = said("plan answers 64 --population 64 --clusters 8,0.05");
    assert!(everybody.contains("Everybody answers"), "{everybody}");
}

/// Every claim can be planned with clusters: so many times as many answers, by the design effect 1 + 9 · 0.05.
#[test]
fn clusters_cost_answers_in_every_plan() {
    for (claim, n, needed) in [
        ("rate --at-least 80%", 112, 163),
        ("change --from 60% --to 75%", 155, 225),
        ("change --from 60% --to 75% --unpaired", 152, 221),
        ("mean --difference 0.3sd", 90, 131),
    ] {
        let args = format!("plan {claim} --clusters 10,0.05");
        let (code, said, refused) = mittari(&args.split(' ').collect::<Vec<_>>());
        let told = format!("{needed} are needed in place of {n} (design effect 1.45)");
        assert!(code == Some(0) && said.contains(&told), "{claim}: {told}\n{said}{refused}");
    }
    let few = "plan rate --at-least 80% --population 120 --clusters 10,0.3";
    let (_, said, _) = mittari(&few.split(' ').collect::<Vec<_>>());
    assert!(said.contains("and there are not so many"), "{said}");
}

/// Records sample_size-0208 (85 pairs, power 0.819 mid-P and 0.766 exact) and -0196 (93 a group, 103 corrected).
#[test]
fn a_change_of_a_share() {
    says(
        "plan change --from 0.6 --to 0.75",
        concat!(
            "To find a change from 60% to 75% with a chance of about 80%, 155 people must answer both times.\n",
            "This is the cautious number, as if the two answers of a person had nothing to do with each other; the fewer get worse, the fewer are needed.\n",
            "\n",
            "if                            improve  get worse  people  chance, mid-P  chance, exact\n",
            "as few as possible get worse      15%         0%      50            89%            78%\n",
            "half-way                          23%         8%     103            81%            76%\n",
            "answers unrelated                 30%        15%     155            81%            77%\n",
            "\n",
            "Chance: of p < 0.05 in McNemar's test. A change that is found does not say what caused it.\n",
        ),
    );
    says(
        "plan change --from 0.6 --to 0.75 --worsened 0.05",
        concat!(
            "To find a change from 60% to 75% with a chance of about 80%, 85 people must answer both times.\n",
            "This takes 5% to get worse and 20% to improve.\n",
            "\n",
            "if                            improve  get worse  people  chance, mid-P  chance, exact\n",
            "as few as possible get worse      15%         0%      50            89%            78%\n",
            "half-way                          23%         8%     103            81%            76%\n",
            "answers unrelated                 30%        15%     155            81%            77%\n",
            "as you expect                     20%         5%      85            82%            77%\n",
            "\n",
            "Chance: of p < 0.05 in McNemar's test. A change that is found does not say what caused it.\n",
        ),
    );
    says(
        "plan change --from 0.5 --to 0.7 --unpaired",
        concat!(
            "To find a change from 50% to 70% with a chance of 80%, 93 people must answer in each round (different respondents).\n",
            "\n",
            "test                               people in each round  chance\n",
            "chi-squared                                          93     80%\n",
            "chi-squared, continuity-corrected                   103     84%\n",
            "\n",
            "Chance: of p < 0.05 in the chi-squared test. Asking the same people twice usually needs fewer; a change that is found may also come from who answered.\n",
        ),
    );
}

/// Records sample_size-0220 (90 pairs) and -0223 (86 a group).
#[test]
fn a_difference_of_means() {
    says(
        "plan mean --difference 0.3sd",
        concat!(
            "To find a mean change of 0.3 standard deviations with a chance of 80%, 90 people must answer both times.\n",
            "Standard deviations are those of the individual changes, not of the answers.\n",
            "\n",
            "difference, sd  chance 80%  chance 90%\n",
            "0.2                    199         265\n",
            "0.3                     90         119\n",
            "0.5                     34          44\n",
            "0.8                     15          19\n",
            "\n",
            "Chance: of p < 0.05 in a two-sided t test. A difference that is found does not say what caused it.\n",
        ),
    );
    says(
        "plan mean --difference 0.5sd --unpaired --power 0.9",
        concat!(
            "To find a difference of 0.5 standard deviations with a chance of 90%, 86 people must answer in each round or group (different respondents).\n",
            "Standard deviations are those of the answers within a round or group.\n",
            "\n",
            "difference, sd  chance 80%  chance 90%\n",
            "0.2                    394         527\n",
            "0.3                    176         235\n",
            "0.5                     64          86\n",
            "0.8                     26          34\n",
            "\n",
            "Chance: of p < 0.05 in a two-sided t test. A difference that is found does not say what caused it.\n",
        ),
    );
}

/// Records sample_size-0187 and -0188 (margins 0.155 and 0.070), -0230 (0.53 and 0.74 standard deviations).
#[test]
fn what_answers_can_show() {
    says(
        "plan answers 40",
        concat!(
            "What 40 answers can show, at 95% confidence:\n",
            "\n",
            "share that is favourable  margin, points  plausible\n",
            "50%                                ±15.5     35–65%\n",
            "80%                                ±12.4     65–90%\n",
            "95%                                 ±6.8     83–99%\n",
            "\n",
            "At least 80% is shown when 37/40 are favourable (93%).\n",
            "At least 90% is shown when 40/40 are favourable (100%).\n",
            "\n",
            "smallest change                                 found with a chance of 80%\n",
            "share, same people, if nobody gets worse                       19.1 points\n",
            "share, same people, if 10% get worse                           32.7 points\n",
            "share, from 50%, 40 others in the next round                   29.5 points\n",
            "mean, same people, in sd of individual changes                     0.45 sd\n",
            "mean, 40 others in the next round                                  0.63 sd\n",
            "\n",
            "Smaller changes may be there all the same: they would be missed more often than that.\n",
        ),
    );
    says(
        "plan answers 40 --population 50",
        concat!(
            "What 40 answers of 50 people can show, at 95% confidence:\n",
            "\n",
            "share that is favourable  margin, points  plausible\n",
            "50%                                 ±7.0     43–57%\n",
            "80%                                 ±5.6     74–85%\n",
            "95%                                 ±3.1     91–97%\n",
            "\n",
            "At least 80% is shown when 35/40 are favourable (88%).\n",
            "At least 90% is shown when 38/40 are favourable (95%).\n",
            "These hold for these people only, if those who do not answer think like those who do.\n",
            "\n",
            "smallest change                                 found with a chance of 80%\n",
            "share, same people, if nobody gets worse                       19.1 points\n",
            "share, same people, if 10% get worse                           32.7 points\n",
            "share, from 50%, 40 others in the next round                   29.5 points\n",
            "mean, same people, in sd of individual changes                     0.45 sd\n",
            "mean, 40 others in the next round                                  0.63 sd\n",
            "\n",
            "Smaller changes may be there all the same: they would be missed more often than that.\n",
        ),
    );
    says(
        "plan answers 30",
        concat!(
            "What 30 answers can show, at 95% confidence:\n",
            "\n",
            "share that is favourable  margin, points  plausible\n",
            "50%                                ±17.9     33–67%\n",
            "80%                                ±14.3     63–90%\n",
            "95%                                 ±7.8     81–99%\n",
            "\n",
            "At least 80% is shown when 29/30 are favourable (97%).\n",
            "At least 90% cannot be shown: even if all agree, 35 answers are needed.\n",
            "\n",
            "smallest change                                 found with a chance of 80%\n",
            "share, same people, if nobody gets worse                       25.1 points\n",
            "share, same people, if 10% get worse                           39.5 points\n",
            "share, from 50%, 30 others in the next round                   33.5 points\n",
            "mean, same people, in sd of individual changes                     0.53 sd\n",
            "mean, 30 others in the next round                                  0.74 sd\n",
            "\n",
            "Smaller changes may be there all the same: they would be missed more often than that.\n",
        ),
    );
}

#[test]
fn what_answers_of_few_people_can_show() {
    says(
        "plan answers 43 --population 64",
        concat!(
            "What 43 answers of 64 people can show, at 95% confidence:\n",
            "\n",
            "share that is favourable  margin, points  plausible\n",
            "50%                                 ±8.6     41–59%\n",
            "80%                                 ±6.9     72–86%\n",
            "95%                                 ±3.8     90–98%\n",
            "\n",
            "At least 80% is shown when 38/43 are favourable (88%).\n",
            "At least 90% is shown when 41/43 are favourable (95%).\n",
            "These hold for these people only, if those who do not answer think like those who do.\n",
            "\n",
            "smallest change                                 found with a chance of 80%\n",
            "share, same people, if nobody gets worse                       17.8 points\n",
            "share, same people, if 10% get worse                           31.2 points\n",
            "share, from 50%, 43 others in the next round                   28.6 points\n",
            "mean, same people, in sd of individual changes                     0.44 sd\n",
            "mean, 43 others in the next round                                  0.61 sd\n",
            "\n",
            "Smaller changes may be there all the same: they would be missed more often than that.\n",
        ),
    );
    says(
        "plan answers 3",
        concat!(
            "What 3 answers can show, at 95% confidence:\n",
            "\n",
            "share that is favourable  margin, points  plausible\n",
            "50%                                ±56.6     13–87%\n",
            "80%                                ±45.3     29–98%\n",
            "95%                                ±24.7    40–100%\n",
            "\n",
            "At least 80% cannot be shown: even if all agree, 16 answers are needed.\n",
            "At least 90% cannot be shown: even if all agree, 35 answers are needed.\n",
            "\n",
            "smallest change                                 found with a chance of 80%\n",
            "share, same people, if nobody gets worse                              none\n",
            "share, same people, if 10% get worse                                  none\n",
            "share, from 50%, 3 others in the next round                           none\n",
            "mean, same people, in sd of individual changes                     3.26 sd\n",
            "mean, 3 others in the next round                                   3.07 sd\n",
            "\n",
            "Smaller changes may be there all the same: they would be missed more often than that.\n",
        ),
    );
    says(
        "plan answers 8 --population 8",
        concat!(
            "What 8 answers of 8 people can show, at 95% confidence:\n",
            "Everybody answers: the share of these people is what they say, without a margin.\n",
            "\n",
            "smallest change                                 found with a chance of 80%\n",
            "share, same people, if nobody gets worse                       80.2 points\n",
            "share, same people, if 10% get worse                                  none\n",
            "share, from 50%, 8 others in the next round                           none\n",
            "mean, same people, in sd of individual changes                     1.16 sd\n",
            "mean, 8 others in the next round                                   1.51 sd\n",
            "\n",
            "Smaller changes may be there all the same: they would be missed more often than that.\n",
        ),
    );
}

#[test]
fn wrong_use_of_plan() {
    refuses(
        "plan rate --at-least 0.95 --expected 0.9",
        2,
        concat!(
            "error: a share of 95% cannot be shown when 90% are expected\n",
            "  hint: give an expected share above the target: `--at-least 80% --expected 90%`\n",
        ),
    );
    refuses(
        "plan rate --at-least 0.899 --expected 0.9",
        2,
        concat!(
            "error: 89.9% and 90% lie so close that more than 100,000 answers would be needed\n",
            "  hint: claim less (`--at-least`) or expect more (`--expected`)\n",
        ),
    );
    refuses(
        "plan rate --at-least 80",
        2,
        concat!(
            "error: invalid value '80' for '--at-least <SHARE>': expected a share from 0.01% to 99.99%, such as `0.8` or `80%`\n",
            "\n",
            "For more information, try '--help'.\n",
        ),
    );
    refuses(
        "plan rate --at-least 0.84 --expected 0.86 --population 6",
        2,
        concat!(
            "error: 86% of so few people are not as many as 84% in whole people\n",
            "  hint: claim less (`--at-least`) or expect more (`--expected`)\n",
        ),
    );
    refuses(
        "plan margin --points 0",
        2,
        concat!(
            "error: invalid value '0' for '--points <POINTS>': expected percentage points between 0 and 100, such as `5`\n",
            "\n",
            "For more information, try '--help'.\n",
        ),
    );
    refuses(
        "plan margin --points 5 --clusters 8",
        2,
        concat!(
            "error: invalid value '8' for '--clusters <SIZE,ICC>': expected answers in a cluster and their intraclass correlation, such as `8,0.05`\n",
            "\n",
            "For more information, try '--help'.\n",
        ),
    );
    refuses(
        "plan margin --points 5 --chart plan.pdf",
        2,
        concat!(
            "error: invalid value 'plan.pdf' for '--chart <FILE>': expected a name that ends in .svg or .png\n",
            "\n",
            "For more information, try '--help'.\n",
        ),
    );
    refuses(
        "plan margin --points 5 --lang fi",
        2,
        concat!(
            "error: the following required arguments were not provided:\n",
            "  --chart <FILE>\n",
            "\n",
            "Usage: mittari plan margin --points <POINTS> --chart <FILE> --lang <LANG>\n",
            "\n",
            "For more information, try '--help'.\n",
        ),
    );
}

#[test]
fn plans_that_cannot_be() {
    refuses(
        "plan change --from 0.5 --to 0.5",
        2,
        concat!(
            "error: from 50% to 50% nothing changes\n",
            "  hint: give two different shares: `--from 60% --to 75%`\n",
        ),
    );
    refuses(
        "plan change --from 0.6 --to 0.75 --worsened 0.5",
        2,
        concat!(
            "error: `--worsened` does not go with a change from 60% to 75%\n",
            "  hint: those who get worse were favourable before and are not after: at most the first share, and at most what the second leaves over\n",
        ),
    );
    refuses(
        "plan mean --difference 0.3",
        2,
        concat!(
            "error: invalid value '0.3' for '--difference <SD>': expected standard deviations from 0.01 to 10, such as `0.3sd`\n",
            "\n",
            "For more information, try '--help'.\n",
        ),
    );
    refuses(
        "plan answers 43 --population 40",
        2,
        concat!(
            "error: 43 answers cannot come from 40 people\n",
            "  hint: give the number of all people, those who answer among them: `mittari plan answers 43 --population 64`\n",
        ),
    );
    refuses(
        "plan answers 0",
        2,
        concat!(
            "error: invalid value '0' for '<N>': 0 is not in 1..=100000\n",
            "\n",
            "For more information, try '--help'.\n",
        ),
    );
}

/// Title, description and the chosen number, in three languages; as wide as every chart that is a file.
#[test]
fn charts_of_plans() {
    let folder = folder();
    for (command, language, title) in [
        (
            "plan rate --at-least 80%",
            "fi",
            "Kun vastauksia on 112, vähintään 80 % voidaan osoittaa todennäköisyydellä 85 %, jos myönteisiä on 90 %",
        ),
        (
            "plan rate --at-least 80%",
            "en",
            "112 answers show a share of at least 80% with a chance of 85%, if 90% are favourable",
        ),
        ("plan margin --points 5 --population 250", "sv", "Med 152 svar är felmarginalen ±5 procentenheter"),
        (
            "plan change --from 60% --to 75%",
            "en",
            "155 people who answer twice reveal a change from 60% to 75% with a chance of 81%",
        ),
        (
            "plan change --from 60% --to 75% --unpaired",
            "fi",
            "Kun vastauksia on 152 kummallakin kerralla, muutos tasolta 60 % tasolle 75 % havaitaan todennäköisyydellä 80 %",
        ),
        (
            "plan mean --difference 0.3sd",
            "sv",
            "Med 90 personer som svarar två gånger upptäcks en förändring av medelvärdet på 0,3 standardavvikelser med sannolikheten 80 %",
        ),
        (
            "plan mean --difference 0.3sd --unpaired",
            "en",
            "176 answers in each round reveal a difference of 0.3 standard deviations with a chance of 80%",
        ),
        ("plan answers 43", "fi", "Kun vastauksia on 43, virhemarginaali on ±14,9 prosenttiyksikköä"),
    ] {
        let path = folder.path().join("plan.svg").display().to_string();
        let arguments: Vec<&str> =
            command.split(' ').chain(["--quiet", "--lang", language, "--chart", path.as_str()]).collect();
        let (code, _, stderr) = mittari(&arguments);
        assert_eq!((code, stderr), (Some(0), String::new()), "{command}");
        let svg = fs::read_to_string(&path).unwrap_or_default();
        assert!(svg.contains(&format!(">{title}</title>")), "{command}: {}", svg.get(..900).unwrap_or_default());
        assert!(svg.contains("width=\"932\"") && svg.contains("<desc") && svg.contains(">n = "), "{command}");
    }
    let path = folder.path().join("plan.png").display().to_string();
    let (code, _, stderr) = mittari(&["plan", "answers", "43", "--chart", &path]);
    assert_eq!((code, stderr), (Some(0), format!("wrote {path}\n")));
    assert!(fs::read(&path).is_ok_and(|bytes| bytes.starts_with(b"\x89PNG")));
}
