//! What is a figure of harm, and what only looks like one.

use super::{Status, figures};
use crate::format::Block;
use crate::prose::{Lexicon, Prose};

/// Figures as `words | harm | least..most`, with a mark for what is not plainly asserted.
#[track_caller]
pub(super) fn check(text: &str, expected: &[&str]) {
    let lexicon = Lexicon::built_in();
    let prose = Prose::read(Block::of(text), lexicon);
    let bound = |bound: Option<u64>| bound.map(|bound| bound.to_string()).unwrap_or_default();
    let found: Vec<String> = figures(&prose, lexicon)
        .0
        .iter()
        .map(|figure| {
            let status = match figure.status {
                Status::Asserted => "",
                Status::Denied => " denied",
                Status::Question => " question",
                Status::Zero => " zero",
                Status::Historical => " historical",
            };
            let (least, most) = (bound(figure.count.least), bound(figure.count.most));
            format!("{} | {} | {least}..{most}{status}", prose.words(figure.at), figure.harm.name())
        })
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn the_subject_of_a_passive_is_harmed() {
    check("Nine farmers were killed near Dalim.", &["Nine farmers | death | 9..9"]);
    check("At least 12 people have reportedly been wounded.", &["At least 12 people | injury | 12.."]);
    check("Some 260 families fled over the pass.", &["Some 260 families | displacement | 260..260"]);
    check("As many as 90 miners were feared dead.", &["As many as 90 miners | missing | ..90"]);
    check(
        "Twelve villagers, including 4 children, were abducted.",
        &["Twelve villagers | abduction | 12..12", "4 children | abduction | 4..4"],
    );
    check("Seven people died and three are missing.", &["Seven people | death | 7..7", "three | missing | 3..3"]);
}

#[test]
fn the_object_of_an_active_verb_is_harmed() {
    check("A shell killed 13 bakers and wounded 41.", &["13 bakers | death | 13..13", "41 | injury | 41..41"]);
    check("The avalanche claimed 27 lives.", &["27 lives | death | 27..27"]);
    check(
        "Wolves have reportedly killed 38 shepherds - and maimed scores more.",
        &["38 shepherds | death | 38..38", "scores more | injury | 40.."],
    );
    check("Clashes displaced more than 9,000 people.", &["more than 9,000 people | displacement | 9000.."]);
    check("The blast left three dead and 12 injured.", &["three dead | death | 3..3", "12 injured | injury | 12..12"]);
    check("Soldiers took 12 villagers hostage.", &["12 villagers | abduction | 12..12"]);
}

#[test]
fn a_noun_of_harm_is_counted() {
    check(
        "The ministry recorded 14 deaths and 30 injuries.",
        &["14 deaths | death | 14..14", "30 injuries | injury | 30..30"],
    );
    check(
        "The eruption led to the displacement of some 4,000 people.",
        &["some 4,000 people | displacement | 4000..4000"],
    );
    check("It followed the killing of two teachers.", &["two teachers | death | 2..2"]);
    check("Divers brought up six bodies on the second day.", &["six bodies | death | 6..6"]);
}

#[test]
fn a_toll_names_its_number() {
    check("Overnight the toll grew by 19 to 264.", &["19 | death | 19..19", "264 | death | 264..264"]);
    check("The death toll from the landslide stands at 213.", &["213 | death | 213..213"]);
    check("Killed: 14\nInjured: 30", &["14 | death | 14..14", "30 | injury | 30..30"]);
    check(
        "The number of those who fled the valley has surpassed 50,000.",
        &["surpassed 50,000 | displacement | 50000.."],
    );
}

#[test]
fn one_noun_phrase_is_one_claim() {
    check("A baker and his four sons drowned.", &["A baker and his four sons | death | 5..5"]);
    check(
        "The avalanche killed a priest, his elderly mother and a lodger.",
        &["a priest, his elderly mother and a lodger | death | 3..3"],
    );
    check("A nun, two orphans and a cook died.", &["A nun, two orphans and a cook | death | 4..4"]);
    check("Gas killed a family of seven overnight.", &["a family of seven | death | 7..7"]);
}

#[test]
fn parts_take_over_the_harm() {
    check(
        "Sixty pilgrims drowned; of these, 17 were monks.",
        &["Sixty pilgrims | death | 60..60", "17 | death | 17..17"],
    );
    check(
        "Shelling killed 20 people; nine of them were women.",
        &["20 people | death | 20..20", "nine of them | death | 9..9"],
    );
    check(
        "The army lost 30 soldiers killed and 50 rebels died.",
        &["30 soldiers | death | 30..30", "50 rebels | death | 50..50"],
    );
}

#[test]
fn zero_and_denial_are_claims_of_their_own() {
    check("By noon no casualties had been found.", &["no casualties | casualties | 0..0 zero"]);
    check("The navy denied that five stevedores had been killed.", &["five stevedores | death | 5..5 denied"]);
    check("Asked whether six monks had died, he hung up.", &["six monks | death | 6..6 question"]);
}

#[test]
fn things_and_numbers_without_harm_are_no_figures() {
    check("Twelve tanks were destroyed and forty air strikes killed civilians.", &[]);
    check("Two soldiers ate in the yard.", &[]);
    check("Guns of the 31st Regiment fired 155-mm shells into the quarry.", &[]);
    check("In the upper house the motion was killed by 71 votes to 54.", &[]);
    check("Rockets hit five mills and 17 barns.", &[]);
    check("There are 35 beds in the casualty department.", &[]);
    check("A 58-year-old shepherd, 90 of whose sheep had died, was interviewed.", &[]);
    check("At its northern shore the Dead Sea lost 85 cm.", &[]);
}

#[test]
fn plans_and_purposes_are_no_figures() {
    check("A burst dam could displace 90,000 peasants.", &[]);
    check("The dyke is meant to prevent the drowning of thousands.", &[]);
    check("Whoever kills three or more guards shall be hanged.", &[]);
    check("Shelling forced 300 families to flee.", &["300 families | displacement | 300..300"]);
}

#[test]
fn help_is_no_harm() {
    check("Before the snow, partners assisted 2,417 refugees.", &[]);
    check(
        "The brickworks still hosts 1,900 displaced people.",
        &["1,900 displaced people | displacement | 1900..1900"],
    );
    check("Partners reached 17,300 people with dry rations.", &[]);
}

#[test]
fn states_and_harms_told_in_parts_are_harms() {
    check("Doctors treated 46 people for burns.", &["46 people | injury | 46..46"]);
    check("The court sentenced 12 men to ten years in prison.", &["12 men | detention | 12..12"]);
    check("Guards beat two prisoners to death.", &["two prisoners | death | 2..2"]);
    check("Three nurses were found dead.", &["Three nurses | death | 3..3"]);
    check("Fire left 300 people homeless.", &["300 people | affected | 300..300"]);
    check("The list has 41 cases of arbitrary detention.", &["41 cases of arbitrary detention | detention | 41..41"]);
}

#[test]
fn a_label_in_brackets_or_with_a_slash_has_its_number() {
    check("Killed (14), injured (30).", &["14 | death | 14..14", "30 | injury | 30..30"]);
    check("Camps were emptied of the displaced and access was cut(1).", &[]);
    check("13 killed/41 injured", &["13 killed | death | 13..13", "41 injured | injury | 41..41"]);
}

#[test]
fn what_stands_beside_the_first_takes_over_its_harm() {
    check(
        "Raids killed 45 civilians in Dalim and 22 in Karsa.",
        &["45 civilians | death | 45..45", "22 | death | 22..22"],
    );
    check("The driver and two passengers were killed.", &["The driver and two passengers | death | 3..3"]);
    check("The blast killed him and two colleagues.", &["two colleagues | death | 2..2"]);
    check("The driver was killed.", &[]);
    check(
        "It left 31 pilgrims - including five monks - and two sailors dead.",
        &["31 pilgrims | death | 31..31", "five monks | death | 5..5", "two sailors | death | 2..2"],
    );
}

#[test]
fn rates_and_the_freed_are_no_figures() {
    check("Three children a day were killed.", &[]);
    check("Around 200 prisoners were released.", &[]);
    check("All but two of the 46 passengers died.", &[]);
    check("The ship with 46 refugees on board docked safely.", &[]);
}
