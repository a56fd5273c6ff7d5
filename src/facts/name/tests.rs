//! What is found as a name, and what is not.

use crate::facts::Facts;
use crate::facts::name::Stand;
use crate::format::Block;
use crate::prose::{Lexicon, Prose};

fn read(text: &str) -> (Facts, Prose) {
    let lexicon = Lexicon::built_in();
    let prose = Prose::read(Block::of(text), lexicon);
    (Facts::read(&prose, lexicon), prose)
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let (facts, _) = read(text);
    let found: Vec<_> =
        facts.names.iter().map(|name| format!("{}: {}", name.entity.name(), name.at.of(text))).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn titles_are_no_part_of_a_name() {
    check("The envoy met President Omar Haddad.", &["person: Omar Haddad"]);
    check("He called Gen. Karim Nasser.", &["person: Karim Nasser"]);
    check(
        "The chair beside U.N. Special Envoy Ana de Souza stayed empty.",
        &["organisation: U.N.", "person: Ana de Souza"],
    );
    check("He met Russian Foreign Minister Andrei Gromyko.", &["person: Andrei Gromyko"]);
    check("They met Secretary of State Warren Christopher.", &["person: Warren Christopher"]);
}

#[test]
fn particles_and_initials_belong_to_a_name() {
    check("The minister met Fahd Jassem al-Freij.", &["person: Fahd Jassem al-Freij"]);
    check("They met Geir O. Pedersen there.", &["person: Geir O. Pedersen"]);
    check("The word of Mr. de Mistura counted.", &["person: de Mistura"]);
    check("They saw Ursula von der Leyen.", &["person: Ursula von der Leyen"]);
}

#[test]
fn possessives_are_no_part_of_a_name() {
    check("Rana Idris's house and Lavrov’s remarks.", &["person: Rana Idris", "person: Lavrov"]);
}

#[test]
fn a_verb_of_saying_makes_a_person() {
    check("\"We will stay,\" Malahi said.", &["person: Malahi"]);
    check("The road was closed, said Tessel Brakan, who lives there.", &["person: Tessel Brakan"]);
}

#[test]
fn what_stands_before_a_name_is_no_part_of_it() {
    check("In June Bashar Haddad left.", &["person: Bashar Haddad"]);
    check("On 21 May Omar Haddad left.", &["person: Omar Haddad"]);
    check("The desk officer for the Middle East Omar Haddad left.", &["person: Omar Haddad"]);
    check("The letter went to April Haddad.", &["person: April Haddad"]);
}

#[test]
fn bodies_and_villages_are_no_persons() {
    check("A member of the rebel group Fastakar told them.", &["organisation: Fastakar"]);
    check("It hit the village of Tadun said the monitor.", &["place: Tadun"]);
    check("The fight in Maruna shows it.", &["place: Maruna"]);
    check("They met in Washington D.C. for a day.", &["place: Washington D.C."]);
    check(
        "The Karsa Front and the Dalim Front both claimed it.",
        &["organisation: Karsa Front", "organisation: Dalim Front"],
    );
}

#[test]
fn places_in_a_row_are_told_apart() {
    check(
        "They are from Ain Tesra Qasr Ben Dalim Wadi Al Karsi.",
        &["place: Ain Tesra", "place: Qasr Ben Dalim", "place: Wadi Al Karsi"],
    );
    check("A blast near Al Karsa Kills Dozens.", &["place: Al Karsa"]);
    check("The road through northeast Syrias Karsakeh province is shut.", &["place: Karsakeh"]);
}

#[test]
fn accents_hide_no_given_name() {
    check("The chair thanked António Tessel.", &["person: António Tessel"]);
}

#[test]
fn the_name_at_home_and_an_alias_tell_a_person() {
    check("Abbur Tessel (Arabic: x), also known as Abu Tessel, left.", &["person: Abbur Tessel", "person: Abu Tessel"]);
}

#[test]
fn words_for_places_make_places() {
    check(
        "They fled Dalim district for Wadi al-Zarqa and Merrick neighbourhoods.",
        &["place: Dalim", "place: Wadi al-Zarqa", "place: Merrick"],
    );
    check("Shelling hit the town of Oum Nahr.", &["place: Oum Nahr"]);
    check("They walked down King Faisal Street.", &["place: King Faisal"]);
}

#[test]
fn words_for_bodies_make_organisations() {
    check("A report by the Karsa Health Directorate was sent.", &["organisation: Karsa Health Directorate"]);
    check("Staff of the Ministry of Health left.", &["organisation: Ministry of Health"]);
}

#[test]
fn openers_of_sentences_are_no_names() {
    check("Shelling went on. Rebels fled.", &[]);
    check("On Monday the Syrian army left.", &[]);
}

#[test]
fn a_headline_names_nobody() {
    check("Rebel Leader Omar Haddad Leaves Besieged Town", &[]);
}

#[track_caller]
fn stands(text: &str, expected: &[Stand]) {
    let (facts, _) = read(text);
    assert_eq!(facts.names.iter().map(|name| name.stand).collect::<Vec<_>>(), expected, "{text}");
}

#[test]
fn a_name_in_brackets_after_a_name_is_an_alias() {
    stands("The envoy met Sergey Brakan (also spelled Sergei Brakan).", &[Stand::Text, Stand::Alias]);
    stands("The envoy met Sergey Brakan (Sergei Brakan).", &[Stand::Text, Stand::Alias]);
    stands("The envoy met Sergey Brakan. The road (which Sergei Brakan built) was closed.", &[Stand::Text; 2]);
}

#[test]
fn a_name_in_quotation_marks_is_quoted() {
    stands("“The envoy met Sergey Brakan,” said Talal Rudskoi.", &[Stand::Quote, Stand::Text]);
}

#[test]
fn names_of_east_asia_go_on_after_a_hyphen() {
    check("The envoy met Mao Tse-tung there.", &["person: Mao Tse-tung"]);
    check("The envoy met Ban Ki-moon and Chiang Kai-shek.", &["person: Ban Ki-moon", "person: Chiang Kai-shek"]);
    check("The Karsa-backed men left.", &[]);
}

#[test]
fn a_list_of_villages_goes_on() {
    check("It hit the villages of Tesra and Dalimeh.", &["place: Tesra", "place: Dalimeh"]);
    check("It hit the towns of Tesra, Karmin and Dalim.", &["place: Tesra", "place: Karmin", "place: Dalim"]);
    check("It hit the village of Tesra, Brakan said.", &["place: Tesra", "person: Brakan"]);
}

#[test]
fn places_are_read_where_a_list_lost_its_lines() {
    check(
        "MAIN AREAS OF ORIGIN Ain Tesra Qasr Ben Dalim Wadi Al Karsi",
        &["place: Ain Tesra", "place: Qasr Ben Dalim", "place: Wadi Al Karsi"],
    );
}

#[test]
fn what_belongs_to_a_country_is_no_place() {
    check("They walked to the German border.", &[]);
    check("The ship left the Philippine Sea.", &[]);
}

#[test]
fn a_possessive_without_its_apostrophe_is_no_part_of_a_name() {
    check("It said Bashar al-Assads forces left.", &["person: Bashar al-Assad"]);
    check("The envoy met Ana Morales there.", &["person: Ana Morales"]);
}

#[test]
fn a_name_with_a_digit_for_a_letter_is_a_name() {
    check("The envoy met Ig0r Haddad.", &["person: Ig0r Haddad"]);
    check("The envoy met B52s there.", &[]);
}

#[test]
fn a_known_body_is_not_joined_to_its_topic() {
    check("She briefed the Security Council on Dalim.", &["organisation: Security Council"]);
    check("The Karsa Commission on Human Rights met.", &["organisation: Karsa Commission on Human Rights"]);
}

#[test]
fn whence_and_whither_are_places() {
    check("Hundreds walked from Tesra to Dalim district.", &["place: Tesra", "place: Dalim"]);
    check("They crossed into Karmin.", &["place: Karmin"]);
    check("A letter from Omar came.", &["person: Omar"]);
}

#[test]
fn names_of_many_peoples_are_read_whole() {
    check("Then Paul-Henri Sandaogo Tiemtore spoke.", &["person: Paul-Henri Sandaogo Tiemtore"]);
    check("He met Recep Tayyip Brakan in Dalim.", &["person: Recep Tayyip Brakan", "place: Dalim"]);
    check("Maj. Gen. Mohammad Reza Karsi left.", &["person: Mohammad Reza Karsi"]);
    check("She saw Mullah Haibatullah Karsiwal.", &["person: Haibatullah Karsiwal"]);
    check("The cleric, Father Jacques Tessel, left.", &["person: Jacques Tessel"]);
    check("It was Marta Valdés García who left.", &["person: Marta Valdés García"]);
}
