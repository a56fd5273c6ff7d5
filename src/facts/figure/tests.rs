//! What is a figure of harm, and what only looks like one.

use super::{Status, figures};
use crate::format::Block;
use crate::prose::{Lexicon, Prose};
use crate::text::Range;

/// Figures as `words | harm | least..most`, with a mark for what is not plainly asserted.
#[track_caller]
pub(super) fn check(text: &str, expected: &[&str]) {
    let mut block = Block::default();
    block.push(text, Range::new(0, u32::try_from(text.len()).unwrap()));
    let lexicon = Lexicon::built_in();
    let prose = Prose::read(block, lexicon);
    let bound = |bound: Option<u64>| bound.map(|bound| bound.to_string()).unwrap_or_default();
    let found: Vec<String> = figures(&prose, lexicon)
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
    check("Some 300 families fled the camp.", &["Some 300 families | displacement | 300..300"]);
    check("As many as 200 people were feared dead.", &["As many as 200 people | missing | ..200"]);
    check(
        "Twelve villagers, including 4 children, were abducted.",
        &["Twelve villagers | abduction | 12..12", "4 children | abduction | 4..4"],
    );
    check("Seven people died and three are missing.", &["Seven people | death | 7..7", "three | missing | 3..3"]);
}

#[test]
fn the_object_of_an_active_verb_is_harmed() {
    check("The strike killed 14 people and wounded 30.", &["14 people | death | 14..14", "30 | injury | 30..30"]);
    check("The flood claimed 19 lives.", &["19 lives | death | 19..19"]);
    check(
        "Mines have reportedly killed 46 people - and injured dozens more.",
        &["46 people | death | 46..46", "dozens more | injury | 24.."],
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
        "The violence led to the displacement of some 4,000 people.",
        &["some 4,000 people | displacement | 4000..4000"],
    );
    check("It followed the killing of two teachers.", &["two teachers | death | 2..2"]);
    check("Rescuers pulled nine bodies from the well.", &["nine bodies | death | 9..9"]);
}

#[test]
fn a_toll_names_its_number() {
    check("The toll rose by 12 to 58.", &["12 | death | 12..12", "58 | death | 58..58"]);
    check("The death toll from the landslide stands at 213.", &["213 | death | 213..213"]);
    check("Killed: 14\nInjured: 30", &["14 | death | 14..14", "30 | injury | 30..30"]);
    check(
        "The number of those who fled the valley has surpassed 50,000.",
        &["surpassed 50,000 | displacement | 50000.."],
    );
}

#[test]
fn one_noun_phrase_is_one_claim() {
    check("A mother and her two children were killed.", &["A mother and her two children | death | 3..3"]);
    check(
        "The blast killed a couple, their infant son and a neighbour.",
        &["a couple, their infant son and a neighbour | death | 4..4"],
    );
    check("Two men, a woman and a girl died.", &["Two men, a woman and a girl | death | 4..4"]);
    check("A family of five was killed.", &["A family of five | death | 5..5"]);
}

#[test]
fn parts_take_over_the_harm() {
    check("Forty people died; of them, 12 were children.", &["Forty people | death | 40..40", "12 | death | 12..12"]);
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
    check("No casualties were reported.", &["No casualties | casualties | 0..0 zero"]);
    check("The army denied that 14 people had been killed.", &["14 people | death | 14..14 denied"]);
    check("Asked whether 14 people had died, he left.", &["14 people | death | 14..14 question"]);
}

#[test]
fn things_and_numbers_without_harm_are_no_figures() {
    check("Twelve tanks were destroyed and forty air strikes killed civilians.", &[]);
    check("Two soldiers guarded the gate.", &[]);
    check("The 46th Brigade shelled the town with 120-mm mortars.", &[]);
    check("The vote killed the bill by 46 to 30.", &[]);
    check("Three hospitals and 11 schools were hit.", &[]);
    check("The casualty department has 46 beds.", &[]);
    check("A 46-year-old man, 30 of whose goats had died, was interviewed.", &[]);
    check("The Dead Sea level fell by 46 cm.", &[]);
}

#[test]
fn plans_and_purposes_are_no_figures() {
    check("The offensive could displace 200,000 people.", &[]);
    check("The operation aims to prevent the deaths of thousands.", &[]);
    check("Anyone who kills two or more persons shall be punished.", &[]);
    check("Shelling forced 300 families to flee.", &["300 families | displacement | 300..300"]);
}

#[test]
fn help_is_no_harm() {
    check("Partners assisted 1,284 refugees in June.", &[]);
    check("The camp hosts 12,000 displaced people.", &["12,000 displaced people | displacement | 12000..12000"]);
    check("Partners reached 46,000 people with food.", &[]);
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
    check("14 killed/30 injured", &["14 killed | death | 14..14", "30 injured | injury | 30..30"]);
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
        "It left 23 civilians - including nine children - and 16 fighters dead.",
        &["23 civilians | death | 23..23", "nine children | death | 9..9", "16 fighters | death | 16..16"],
    );
}

#[test]
fn rates_and_the_freed_are_no_figures() {
    check("Three children a day were killed.", &[]);
    check("Around 200 prisoners were released.", &[]);
    check("All but two of the 46 passengers died.", &[]);
    check("The ship with 46 refugees on board docked safely.", &[]);
}
