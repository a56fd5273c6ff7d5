//! Who came to harm, and who was only helped, shown, named or carried things (catalogue, parts 2.1 and 7).

use super::tests::check;

#[test]
fn displaced_people_who_are_helped_are_no_claim() {
    check("Fitters are responding to the needs of around 7,400 IDPs.", &[]);
    check("1,310 IDPs were identified by two survey teams to receive blankets.", &[]);
    check("612 internally displaced persons (IDPs) received seeds in Dalim.", &[]);
    check("Fourteen Karsan refugees were also repatriated in May.", &[]);
    check("By May 61 households had received new identity papers, which includes some 340 refugees.", &[]);
    check("Cholera affected a total of 1,900 people in Dalim.", &[]);
    check("Food reached 300 families, which includes some 80 refugees.", &[]);
}

#[test]
fn displaced_people_who_came_to_harm_stay_a_claim() {
    check("9,000 IDPs were affected by the flood in Dalim.", &["9,000 IDPs | affected | 9000..9000"]);
    check(
        "Some 48,000 Karsans are registered as refugees in Tessel.",
        &["Some 48,000 Karsans | displacement | 48000..48000"],
    );
    check("The town hosts three displaced families.", &["three displaced families | displacement | 3..3"]);
    check("Six displaced women live in the school.", &["Six displaced women | displacement | 6..6"]);
}

#[test]
fn rescue_at_sea_and_flights_to_safety_are_help() {
    check("On Friday 74 migrants and refugees were disembarked in Tessel.", &[]);
    check("The coast guard intercepted more than 900 refugees in May.", &[]);
    check("Since the evacuation flights began, 410 people have been evacuated to Karsa.", &[]);
    check("UNHCR evacuated 120 refugees to Karsa.", &[]);
    check("Hundreds of evacuees waited at the gate.", &[]);
}

#[test]
fn flight_under_fire_is_displacement() {
    check("Rebels evacuated 400 people from Dalim under fire.", &["400 people | displacement | 400..400"]);
    check("Thousands of evacuees arrived in Dalim.", &["Thousands of evacuees | displacement | 2000.."]);
}

#[test]
fn a_caption_shows_people_and_counts_nobody() {
    check("Two displaced boys play beside the well in Dalim.", &[]);
    check("Three displaced girls laugh at the gate.", &[]);
}

#[test]
fn what_somebody_carries_is_nobody() {
    check("Police arrested a man with 300 yaba tablets.", &["a man | detention | 1..1"]);
    check("Police arrested two men with 60 pills from Camp- 11.", &["two men | detention | 2..2"]);
}

#[test]
fn victims_of_a_crime_are_not_the_wounded() {
    check("Nine victims of trafficking attended counselling sessions.", &[]);
    check("The centre counselled 14 victims of sexual violence.", &[]);
    check("The office recorded 14 victims of torture.", &["14 victims | violence | 14..14"]);
    check("The blast left 14 victims.", &["14 victims | casualties | 14..14"]);
}

#[test]
fn a_figure_begins_at_its_number_and_ends_with_its_people() {
    check("The province reported 2 310 new deaths.", &["2 310 new deaths | death | 2310..2310"]);
    check("The raids left a reported 40 dead.", &["40 dead | death | 40..40"]);
    check("At least nine women and children were killed.", &["At least nine women and children | death | 9.."]);
    check(
        "Gunmen abducted 12 women, children and elderly people.",
        &["12 women, children and elderly people | abduction | 12..12"],
    );
    check("Shells killed 13 people and residents fled.", &["13 people | death | 13..13"]);
    check("At least 70 including women were killed in Dalim.", &["At least 70 | death | 70.."]);
}

#[test]
fn one_who_has_a_name_is_nobody_new() {
    check("Rana Idris, one of those killed, taught in Dalim.", &[]);
    check("RANA IDRIS -- ONE OF THOSE KILLED -- TAUGHT IN DALIM.", &[]);
    check(
        "Nine people were killed, one of them a child.",
        &["Nine people | death | 9..9", "one of them | death | 1..1"],
    );
}

#[test]
fn nobody_hurt_is_said_of_people() {
    check("The body had no visible injuries.", &[]);
    check("The driver had no serious injuries.", &[]);
    check("There were no serious injuries.", &["no serious injuries | injury | 0..0 zero"]);
    check("Nobody had come to help the wounded.", &[]);
}

#[test]
fn a_number_in_dispute_is_told_twice() {
    check("Twelve men died, but the army says it was nine.", &["Twelve men | death | 12..12", "nine | death | 9..9"]);
    check("Twelve men died, or nine according to the army.", &["Twelve men | death | 12..12", "nine | death | 9..9"]);
    check("Two men were shot dead on the way from one village to another.", &["Two men | death | 2..2"]);
    check("Cases in the refugee settlements have reached 356.", &[]);
}
