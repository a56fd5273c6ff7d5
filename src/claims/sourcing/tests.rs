//! Who vouches for a figure, in one line a form of attribution (catalogue, part 2.2).

mod cited;
mod speakers;

use crate::claims::{Calendar, Carried, claims};
use crate::document::Document;
use crate::facts::How;
use crate::format::Format;
use crate::prose::Lexicon;
use crate::text::Source;

/// The sources of the claims of a draft: how well each could be found, and in which form it is given.
#[track_caller]
pub(super) fn check(text: &str, expected: &[&str]) {
    let day = jiff::civil::date(2024, 5, 7);
    let document = Document::read(Source::new("a.md", text), Format::Markdown, Lexicon::built_in(), Some(day));
    let claims = claims(&document, &Calendar::of(&document));
    let found: Vec<String> =
        claims.iter().map(|claim| format!("{} {}", claim.source.grade.name(), claim.source.how.name())).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn a_reporting_verb_names_its_subject_before_after_and_inside() {
    check("The Tessel Mines Inspectorate said on Monday that 14 colliers were killed in the shaft.", &["named verb"]);
    check("Fourteen colliers were killed in the shaft, the directorate said on Monday.", &["named verb"]);
    check(
        "Fourteen colliers were killed in the shaft on Monday, said Rana Idris, who runs the town's only clinic.",
        &["named verb"],
    );
    check("Fourteen colliers, the governor's office told Reuters, were killed in the shaft.", &["named verb"]);
    check("At least 22 villagers were shot dead in Oum Nahr, a local elder told AFP.", &["described verb"]);
    check("At least 22 villagers were shot dead in Oum Nahr, residents told AFP.", &["vague verb"]);
    check("Government officials in Tessel said 61 people had died.", &["described verb"]);
    check("A government official said 61 people had died.", &["vague verb"]);
    check("Local police confirmed three deaths.", &["named verb"]);
    check("State television reported three deaths.", &["named verb"]);
    check(
        "The official news agency KNA reported that three people died and seven were hurt.",
        &["named verb", "named verb"],
    );
    check("The rebels said they had killed 30 soldiers.", &["vague verb"]);
    check("A rebel commander said his men had killed 30 soldiers.", &["described verb"]);
    check("The military said in a statement that its forces killed 30 militants.", &["named verb"]);
    check("Provincial authorities reported 32 deaths.", &["vague verb"]);
    check("The provincial government reported 32 deaths.", &["named verb"]);
    check("A military spokesman, Col. Idriss Barre, said 32 insurgents had been killed.", &["named verb"]);
    check("SANA said the strike killed 32 people.", &["named verb"]);
    check("The strike killed 32 people, SANA said.", &["named verb"]);
    check(
        "Thirty-two stokers have been killed since dawn, a hospital official in Karsa told Reuters.",
        &["described verb"],
    );
    check("Health workers reported 32 deaths from measles.", &["vague verb"]);
}

#[test]
fn a_negated_verb_vouches_for_nothing() {
    check("The group claimed to have killed 30 soldiers.", &["described verb"]);
    check("The foreign minister denied that 30 soldiers had been killed.", &["none none"]);
    check("The ministry could not confirm that 30 people had been killed.", &["none none"]);
    check("Northwatch was unable to confirm that thirty-two people were killed.", &["none none"]);
    check("Northwatch could not independently verify the figure of thirty-two people killed.", &["none none"]);
}

#[test]
fn a_second_clause_with_its_own_speaker_has_its_own_source() {
    check(
        "The health ministry said 61 people had died, while aid groups said 200 were missing.",
        &["named verb", "vague verb"],
    );
    check("The health ministry said 61 people had died and that 200 more were missing.", &["named verb", "named verb"]);
    check("Police chief Arto Lindgren confirmed three deaths.", &["named verb"]);
    check("Although the army denied it, nineteen people were killed.", &["none none"]);
    check("While the army spoke of two dead, Northwatch counted nineteen killed.", &["named verb", "named verb"]);
}

#[test]
fn a_subject_stands_before_its_appositions() {
    check(
        "Northwatch, which monitors the conflict through a network of volunteers, said 30 people had been killed.",
        &["named verb"],
    );
    check("Northwatch, a monitoring group, has documented the deaths of 412 civilians since January.", &["named verb"]);
    check("Witnesses said dozens of porters were killed.", &["vague verb"]);
    check("An eyewitness, Samira Haddad, said dozens of porters were killed.", &["named verb"]);
    check("Khalil, a baker in Dalim who asked that only his first name be used, said 19 people died.", &["named verb"]);
    check("A 34-year-old baker in Dalim said 19 people died.", &["described verb"]);
    check("According to residents, 19 people died.", &["vague according-to"]);
    check(
        "The governor of Tessel, speaking to journalists after a visit to the site, said 32 people had died.",
        &["named verb"],
    );
    check(
        "In a telephone interview with this agency, a shopkeeper from the old town said 32 people had died.",
        &["described verb"],
    );
    check(
        "Thirty-two stokers have been killed since dawn, hospital director Dr. Nabil Asad told Reuters.",
        &["named verb"],
    );
    check("The Observatory's director, Karim Salem, said 3,402 people had been killed this year.", &["named verb"]);
    check("Interior Minister Jon Vale paid tribute to the 18 people who died.", &["none none"]);
}

#[test]
fn a_subject_keeps_what_modifies_it() {
    check("Residents contacted by telephone said thirty-two people died.", &["vague verb"]);
    check("People fleeing the town told Northwatch that thirty-two people had died.", &["vague verb"]);
    check("Hospitals across the city reported receiving 32 bodies.", &["vague verb"]);
    check("A report released on Monday says 3,402 people were killed.", &["vague verb"]);
    check(
        "At least 22 villagers were shot dead in Oum Nahr, according to a security source who spoke on condition of anonymity.",
        &["described according-to"],
    );
}

#[test]
fn according_to_and_its_like() {
    check(
        "According to the Civil Defence, 19 people died and 40 were wounded.",
        &["named according-to", "named according-to"],
    );
    check("Nineteen people died, according to the Civil Defence.", &["named according-to"]);
    check("Nineteen people died, according to preliminary reports.", &["none none"]);
    check("Nineteen people died, according to local media reports.", &["vague according-to"]);
    check("Nineteen people died, according to a report in the daily Al-Karsa.", &["named according-to"]);
    check("Nineteen people died, per the Civil Defence.", &["named according-to"]);
    check("Citing hospital records, Northwatch reported 19 deaths.", &["named verb"]);
    check("Northwatch reported 19 deaths, citing hospital records.", &["named verb"]);
    check("The agency, quoting the interior minister, said 19 people died.", &["named verb"]);
    check("By the Red Crescent's count, 19 people died in the first week.", &["named noun"]);
    check("Nineteen people died, the Tessel Courier wrote on Sunday, quoting the mayor.", &["named verb"]);
}

#[test]
fn a_sector_or_a_country_describes_a_class_of_people() {
    check("Venezuelan authorities said nine people were killed overnight.", &["described verb"]);
    check("U.S. officials said nine people were killed overnight.", &["described verb"]);
    check("Local health authorities said nine people had died of measles.", &["described verb"]);
    check("Local authorities said nine people had died of measles.", &["vague verb"]);
    check("Since the thaw the Observatory \"has verified the drowning of 37 fishermen\".", &["named verb"]);
    check("Six infants died of cold, said a midwife whose name is withheld at her request.", &["described verb"]);
}

#[test]
fn a_tally_belongs_to_whoever_keeps_it() {
    check("By the army's own admission, 19 civilians died.", &["named noun"]);
    check("Figures released by the Ministry of Interior show 1,204 deaths.", &["named verb"]);
    check("Data compiled by Northwatch suggest that 1,204 people died.", &["named verb"]);
    check("Government figures put the toll at 1,204.", &["named verb"]);
    check("The government's death toll stands at 1,204.", &["named noun"]);
    check("The official death toll stands at 1,204.", &["none none"]);
    check("The death toll stands at 1,204.", &["none none"]);
    check("A UN inquiry found that 1,204 people were executed.", &["named verb"]);
    check("An investigation by The Karsa Times found that 1,204 people were executed.", &["named verb"]);
    check("UNHCR counted 12,000 refugees crossing into Karsa in a single day.", &["named verb"]);
}

#[test]
fn a_label_speaks() {
    check("UNICEF: 19 children killed in Dalim since Sunday", &["named according-to"]);
    check("Interview 114, a nurse, 4 May: 19 people died in the ward.", &["described according-to"]);
    check("WHO: 32 deaths from measles reported in Tessel", &["named according-to"]);
    check("Measles kills 32 in Tessel - WHO", &["named according-to"]);
    check("Measles kills 32 in Tessel, says WHO", &["named verb"]);
    check("At least 32 killed as boat capsizes off Oum Nahr: coastguard", &["named according-to"]);
    check("Ana Lins, the mayor: “Thirty-two people died here.”", &["named verb"]);
}

#[test]
fn a_passive_report_has_its_agent_and_a_passive_harm_its_perpetrator() {
    check("Nineteen people were reported killed by the Civil Defence.", &["named verb"]);
    check("Nineteen drovers were killed by the army.", &["none none"]);
    check("Nineteen people were reportedly killed by the army.", &["none hedge"]);
    check("Nineteen people were reported killed.", &["none hedge"]);
    check("Nineteen people were confirmed dead.", &["none hedge"]);
    check("Nineteen people were confirmed dead by the regional governor.", &["named verb"]);
    check("Nineteen deaths have been documented by Northwatch since 1 May.", &["named according-to"]);
    check("Nineteen deaths have been documented since 1 May.", &["none hedge"]);
    check("Nineteen people are believed to have died.", &["none hedge"]);
    check("Nineteen people are believed by police to have died.", &["named verb"]);
}

#[test]
fn a_hedge_is_nobody() {
    check("Nineteen people allegedly died in custody.", &["none hedge"]);
    check("Reports indicate that nineteen people died.", &["none hedge"]);
    check("There were reports of nineteen people killed.", &["none hedge"]);
    check("Press reports speak of 12,000 people displaced.", &["vague verb"]);
    check(
        "The government puts the number of displaced people at 12,000, a figure aid agencies dispute.",
        &["named verb"],
    );
}

#[test]
fn a_reaction_vouches_for_no_number() {
    check("The Secretary-General condemned the killing of nineteen people in Dalim.", &["none none"]);
    check(
        "The Secretary-General strongly condemned the attack in which nineteen people died, and called for an investigation.",
        &["none none"],
    );
    check("Thousands attended the funeral of nineteen people killed on Friday.", &["none none"]);
    check("The president sent condolences to relatives of the nineteen people killed.", &["none none"]);
    check("The prosecutor charged the officer with the murder of nineteen people.", &["none none"]);
    check("Interior Minister Jon Vale visited the site, where 18 people died on Thursday.", &["none none"]);
    check("Interior Minister Jon Vale attributed the deaths of 18 people to negligence.", &["none none"]);
}

#[test]
fn a_source_is_carried_to_the_sentence_that_goes_on() {
    check("Northwatch reported shelling in Dalim on Friday. It also recorded nineteen deaths.", &["named verb"]);
    check("Northwatch reported shelling in Dalim on Friday. Nineteen people were killed.", &["named carried"]);
    check(
        "Northwatch reported shelling in Dalim on Friday. The shelling stopped at noon. Nineteen people were killed.",
        &["none none"],
    );
    check(
        "Northwatch reported shelling in Dalim on Friday. The shelling stopped at noon. Among the victims were nineteen women killed at a well.",
        &["named carried"],
    );
    check(
        "Northwatch reported shelling in Dalim on Friday. In Tessel, nineteen people were reportedly killed.",
        &["none hedge"],
    );
    check("Northwatch reported shelling in Dalim on Friday.\n\nNineteen people were killed.", &["none none"]);
    check("Northwatch reported shelling in Dalim on Friday.\n\nIt said nineteen people were killed.", &["named verb"]);
    check(
        "A monitoring group said planes bombed the market on Friday. The group added that fourteen people were killed.",
        &["vague verb"],
    );
    check(
        "The Karsa Observatory said planes bombed the market on Friday. The monitor said fourteen people were killed.",
        &["named verb"],
    );
    check(
        "The Karsa Observatory said rockets struck the mill on Friday. The Cyprus-based monitor, whose volunteers count by telephone, said fourteen people were killed.",
        &["named verb"],
    );
}

#[test]
fn the_sum_of_a_war_and_what_pictures_show_are_not_carried() {
    check("SANA reported the attack. It came in a war that has cost upwards of 90,000 lives.", &["none none"]);
    check("Activists published photos of the ruins. Nine people were killed.", &["none none"]);
}

#[test]
fn a_quotation_has_its_speaker() {
    check("“Fourteen people were killed,” Idris said by telephone from Dalim.", &["named verb"]);
    check("“They killed nineteen of us. We buried them at night,” said Hassan.", &["named quotation"]);
    check("“We buried them at night,” said Hassan. “They killed nineteen of us.”", &["named carried"]);
    check("“They killed nineteen of us.”", &["none none"]);
    check("Hassan remembers the night. “They killed nineteen of us,” he said.", &["described verb"]);
    check("Hassan wept. “They killed nineteen of us.”", &["none none"]);
    check("Hassan said: “They killed nineteen of us.”", &["named verb"]);
    check("“The night was long,” said Hassan, a baker from Dalim.\n\n“They killed nineteen of us.”", &["none none"]);
    check(
        "“The night was long,” said Hassan, a baker from Dalim. “We ran.\n\n“They killed nineteen of us.”",
        &["named quotation"],
    );
    check("“They killed nineteen of us,” one survivor recalled.", &["described verb"]);
}

#[test]
fn a_parenthesis_names_a_source_or_does_not() {
    check("Nineteen people were killed (OCHA, 4 May 2024).", &["named citation"]);
    check("Nineteen people were killed (OCHA).", &["named citation"]);
    check("Nineteen people were killed (Source: OCHA).", &["named citation"]);
    check("Nineteen people were killed (source: local media).", &["vague citation"]);
    check("Nineteen people (seven of them women) were killed.", &["none none", "none none"]);
    check("Nineteen people were killed [OCHA, 4 May 2024].", &["named citation"]);
    check(
        "Shelling hit Dalim. Nineteen people were killed. Forty were wounded (Northwatch 04/05/2024).",
        &["named citation", "named citation"],
    );
    check("Nineteen people were killed (see table 3).", &["none none"]);
    check("Nineteen people were killed (April 2024).", &["none none"]);
    check("Nineteen people were killed (Interview with a nurse, Dalim, 4 May 2024).", &["described citation"]);
}

#[test]
fn a_line_a_lead_in_and_a_heading_name_the_source_of_what_follows() {
    check("Killed: 19\nInjured: 40\nSource: Ministry of Health", &["named source-line", "named source-line"]);
    check("Killed: 19\nInjured: 40", &["none none", "none none"]);
    check("The ministry reported the following:\n\n- 19 killed\n- 40 injured", &["named lead-in", "named lead-in"]);
    check("The following casualties were recorded:\n\n- 19 killed\n- 40 injured", &["none none", "none none"]);
    check(
        "According to the ministry, as of Tuesday:\n\n- 19 people had been killed;\n- 40 people had been injured.",
        &["named lead-in", "named lead-in"],
    );
    check("# Casualties (source: Ministry of Health)\n\nShelling killed 19 people.", &["named heading"]);
    check("# Casualties\n\nShelling killed 19 people.", &["none none"]);
    check(
        "OHCHR verified 3,402 civilian casualties (1,100 killed; 2,302 injured).",
        &["named verb", "named verb", "named verb"],
    );
}

#[test]
fn a_note_speaks_for_the_whole_draft() {
    check(
        "Unless a footnote says otherwise, figures in this bulletin come from the Hamra Health Directorate.\n\nA shell killed 13 people.",
        &["named document-note"],
    );
    check("All figures are from OCHA partners.\n\nShelling killed 19 people.", &["named document-note"]);
    check(
        "Casualty data in this update are provided by the Ministry of Health.\n\nShelling killed 19 people.",
        &["named document-note"],
    );
    check("OCHA and its humanitarian partners produced this bulletin.\n\nShelling killed 19 people.", &["none none"]);
}

#[test]
fn the_publisher_is_its_own_source() {
    check("In March two of our midwives were abducted and killed.", &["named self"]);
    check("We documented the killing of 19 people.", &["named self"]);
    check("Our researchers documented the killing of 19 people.", &["named self"]);
    check("Our team on the ground counted 19 bodies.", &["named self"]);
    check("This Office verified 19 killings.", &["named self"]);
    check("The Mission found that 19 people had been killed.", &["named self"]);
    check("The Commission has reasonable grounds to conclude that 26 herders burned to death.", &["named self"]);
    check("Our correspondent in Dalim counted 19 bodies.", &["named self"]);
    check("I saw 19 bodies.", &["named self"]);
    check("This report documents 3,402 killings.", &["named self"]);
    check(
        "In 2023, this Office documented 3,402 killings, of which 212 were of children.",
        &["named self", "named self"],
    );
    check("We recorded 3,402 killings, a third of them in Tessel.", &["named self", "named self"]);
    check("Our monitoring recorded 3,402 killings.", &["named self"]);
}

#[test]
fn eyes_of_an_outlet_count_and_hands_of_rescuers_do_not() {
    check("An AFP journalist saw 19 bodies at the morgue.", &["named first-hand"]);
    check("A reporter for this newspaper saw 19 bodies.", &["named first-hand"]);
    check("Rescuers saw 19 bodies.", &["none none"]);
    check(
        "Eighteen people died when a landslide hit Oum Nahr on 2 May. The local Red Cross branch, which deployed volunteers, put the number of missing at 30.",
        &["none none", "named verb"],
    );
}

#[test]
fn what_somebody_calls_it_is_no_count() {
    check("Nineteen people were killed in what the army called a mistake.", &["none none"]);
    check("Nineteen people were killed, in what the governor described as the worst attack in years.", &["none none"]);
    check("Nineteen people died in the attack, which the UN called a war crime.", &["none none"]);
}

#[test]
fn upper_case_newswire_has_sources_too() {
    check("AT LEAST 14 PEASANTS WERE KILLED IN TESSEL, MILITARY SOURCES REPORTED TODAY.", &["vague verb"]);
    check("AT LEAST 14 PEASANTS WERE KILLED IN TESSEL, THE DEFENSE MINISTRY REPORTED TODAY.", &["named verb"]);
    check("THE DEFENSE MINISTRY REPORTED TODAY THAT AT LEAST 14 PEASANTS WERE KILLED IN TESSEL.", &["named verb"]);
    check("AT LEAST 14 PEASANTS WERE KILLED IN TESSEL.", &["none none"]);
}

/// What the last claim of a draft tells of its carried source, and of a verb that vouches for nothing.
#[track_caller]
fn told(text: &str, carried: Option<Carried>, reaction: Option<&str>) {
    let document = Document::read(Source::new("a.md", text), Format::Markdown, Lexicon::built_in(), None);
    let claims = claims(&document, &Calendar::of(&document));
    let claim = claims.last().expect("the draft has a figure");
    let verb = claim.source.reaction.map(|at| document.source().words(document.span(claim.paragraph, at)));
    assert_eq!((claim.source.carried, verb), (carried, reaction));
}

#[test]
fn a_carried_source_keeps_what_it_was() {
    let carried = |back| Some(Carried { how: How::Verb, back });
    told("The ministry said 14 stokers were killed. Another 30 stokers were injured.", carried(1), None);
    told("The ministry said 14 stokers were killed. They were at home. Another 30 were hurt.", carried(2), None);
    told("The ministry said 14 stokers were killed.", None, None);
}

#[test]
fn a_reaction_is_told_where_nobody_vouches() {
    told("The bishop condemned the arson in which 14 people died.", None, Some("condemned"));
    told("The attack killed 14 people.", None, None);
    told("The ministry said 14 stokers were killed and condemned the attack.", None, None);
}
