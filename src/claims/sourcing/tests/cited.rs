//! Who vouches for a figure: citations, structure, and the shades of a source.

use crate::claims::sourcing::tests::check;

#[test]
fn a_footnote_is_as_good_as_what_it_names() {
    check("Shelling killed 14 people.[1]", &["none none"]);
    check(
        "Shelling killed 14 people.[^a]\n\n[^a]: Interview with a nurse, Dalim, 4 May 2024.",
        &["described footnote"],
    );
    check("Shelling killed 14 people.[^a]\n\n[^a]: Ibid.", &["named footnote"]);
    check("Shelling killed 14 people.[^a]\n\n[^a]: Local media reports.", &["vague footnote"]);
}

#[test]
fn a_link_leads_somewhere_or_counts_for_nothing() {
    check("Shelling killed 14 people ([Northwatch](https://northwatch.example/4-may)).", &["named link"]);
    check("Shelling killed 14 people ([source]()).", &["none none"]);
    check("Shelling killed 14 people. https://northwatch.example/4-may", &["named link"]);
    check("Shelling killed 14 people <https://northwatch.example/4-may>.", &["named link"]);
}

#[test]
fn a_source_line_names_the_source_of_the_key_figures_above_it() {
    check("**Sources:** OCHA, WHO, Northwatch.\n\nShelling killed 14 people.", &["none none"]);
    check(
        "Key figures\n\n17 killed\n\n28 injured\n\nSource: Ministry of Health, 3 May 2024",
        &["named source-line", "named source-line"],
    );
    check(
        "## Key figures (Ministry of Health, as of 3 May)\n\n- 17 killed\n- 28 injured",
        &["named heading", "named heading"],
    );
    check(
        "## Key figures\n\nSource: Ministry of Health, as of 3 May\n\n- 17 killed\n- 28 injured",
        &["named source-line", "named source-line"],
    );
}

#[test]
fn a_lead_in_names_the_source_of_its_items() {
    check(
        "The Health Directorate gave the following toll for 3 May:\n\n1. Dalim: 14 killed, 30 injured\n2. Tessel: 2 killed",
        &["named lead-in", "named lead-in", "named lead-in"],
    );
    check(
        "The following is a list of incidents verified by Northwatch in April:\n\n- 3 April: shelling of a school in Dalim; 2 children killed.\n- 9 April: air strike on a market; 14 killed and 30 wounded.",
        &["named lead-in", "named lead-in", "named lead-in"],
    );
}

#[test]
fn shock_is_no_count_and_a_finding_is_one() {
    check(
        "In a statement on Monday the UN's resident coordinator, Maya Ruiz, expressed shock at the killing of 14 people.",
        &["none none"],
    );
    check("The resident coordinator said she was shocked by the killing of 14 people.", &["named verb"]);
    check("The court found that fourteen people had been killed.", &["named verb"]);
    check("The Special Rapporteur reported that fourteen people had been killed.", &["named verb"]);
    check("The Secretary-General's report states that fourteen people had been killed.", &["named verb"]);
    check(
        "In his report to the Council, the Secretary-General noted that fourteen people had been killed.",
        &["named verb"],
    );
    check("The Panel of Experts found that fourteen people had been killed.", &["named verb"]);
    check("A joint UN-AU assessment mission found that fourteen people had been killed.", &["named verb"]);
}

#[test]
fn what_others_sent_to_the_publisher_is_sourced_by_it() {
    check("As we reported last week, 26 herders died in the fire at Nabira.", &["named self"]);
    check("Horsemen killed 26 herders, according to information received by OHCHR.", &["named according-to"]);
    check("According to information received, horsemen killed 26 herders.", &["none none"]);
    check(
        "According to credible information received by this Office, horsemen killed 26 herders.",
        &["named according-to"],
    );
}

#[test]
fn a_class_of_people_is_vague_and_one_with_a_place_described() {
    check("Credible sources report that horsemen killed 26 herders.", &["vague verb"]);
    check("Multiple sources confirmed that horsemen killed 26 herders.", &["vague verb"]);
    check("Sources on the ground said fourteen people were killed.", &["vague verb"]);
    check("OHCHR sources said fourteen people were killed.", &["described verb"]);
    check("Local sources in Dalim said fourteen people were killed.", &["described verb"]);
    check("Tribal elders in Dalim said fourteen people were killed.", &["described verb"]);
    check("Tribal elders said fourteen people were killed.", &["described verb"]);
    check("The dead man's brother said fourteen people were killed.", &["described verb"]);
    check("His brother said fourteen people were killed.", &["described verb"]);
    check("Her lawyer, Tomas Vidal, said fourteen people were killed.", &["named verb"]);
    check("Prosecutors said fourteen people were killed.", &["vague verb"]);
    check("The prosecution said fourteen people were killed.", &["named verb"]);
    check("Humanitarian agencies estimate that 40,000 people have been displaced.", &["vague verb"]);
    check("IOM DTM estimates 40,000 people displaced.", &["named verb"]);
}

#[test]
fn reports_from_a_place_are_nobodys() {
    check("Field reports indicate that 40,000 people have been displaced.", &["vague verb"]);
    check("Reports from Tessel indicate that 40,000 people have been displaced.", &["none none"]);
    check("Reports from partners in Tessel indicate that 40,000 people have been displaced.", &["described verb"]);
}

#[test]
fn brackets_hold_estimates_and_their_owners() {
    check("DTM: 40,000 people displaced in Tessel as of 3 May", &["named according-to"]);
    check("40,000 people displaced (DTM, 3 May)", &["named citation"]);
    check("40,000 people displaced (government estimate)", &["named citation"]);
    check("40,000 people displaced (estimate)", &["none none"]);
    check("40,000 people displaced (tbc)", &["none none"]);
}

#[test]
fn work_is_named_by_who_made_it() {
    check(
        "Some 40,000 people are displaced, based on rapid needs assessments conducted by partners.",
        &["vague according-to"],
    );
    check(
        "Some 40,000 people are displaced, based on a rapid needs assessment conducted by the Red Cross.",
        &["named according-to"],
    );
    check("A rapid needs assessment conducted by the Red Cross found 40,000 people displaced.", &["named verb"]);
    check("A rapid needs assessment found 40,000 people displaced.", &["vague verb"]);
    check("Initial assessments indicate that 40,000 people have been displaced.", &["vague verb"]);
}

#[test]
fn a_source_vouches_for_its_own_clause() {
    check("Since January, UNHCR has recorded 40,000 new arrivals who fled fighting in Karsa.", &["named verb"]);
    check(
        "Since January, 40,000 refugees have arrived, UNHCR spokesperson Lea Brandt told a briefing in Geneva.",
        &["named verb"],
    );
    check(
        "Since January, 40,000 refugees have arrived. “We are overwhelmed,” UNHCR spokesperson Lea Brandt told a briefing in Geneva.",
        &["none none"],
    );
    check("Since January, 40,000 refugees have arrived, stretching services, UNHCR warned.", &["named verb"]);
    check(
        "Since January, 40,000 refugees have arrived, and UNHCR warned that services were stretched.",
        &["none none"],
    );
    check("UNHCR warned that services were stretched as 40,000 refugees had arrived since January.", &["named verb"]);
    check("UNHCR appealed for $40 million after 40,000 refugees arrived.", &["none none"]);
    check("UNHCR, which has appealed for $40 million, said 40,000 refugees had arrived.", &["named verb"]);
    check("UNHCR and IOM said 40,000 refugees had arrived.", &["named verb"]);
    check("Both UNHCR and the government said 40,000 refugees had arrived.", &["named verb"]);
    check("Neither UNHCR nor the government confirmed that 40,000 refugees had arrived.", &["none none"]);
}

#[test]
fn a_name_may_stand_around_its_organisation() {
    check("The Damascus-based Centre for Missing Persons said 14 quarrymen were killed.", &["named verb"]);
    check("The Cyprus-based Observatory for Human Rights in Ardan put the dead at 26.", &["named verb"]);
    check("London-based Karsa Watch said 14 quarrymen were killed.", &["named verb"]);
    check("Karsa Watch, based in London, said 14 quarrymen were killed.", &["named verb"]);
    check("14 people were killed, said the head of Karsa Watch, Imad Nour.", &["named verb"]);
    check("14 people were killed, the head of Karsa Watch, Imad Nour, told AFP.", &["named verb"]);
    check("14 people were killed, read a statement from the governor's office.", &["named according-to"]);
    check("14 people were killed, the statement said.", &["described verb"]);
}

#[test]
fn who_recovers_bodies_does_not_yet_report_them() {
    check("Rescue teams have recovered 14 bodies so far, the head of the operation said.", &["named verb"]);
    check("Rescue teams have recovered 14 bodies so far.", &["none none"]);
    check(
        "The search continues for 14 people who went missing when the boat sank, according to the navy.",
        &["named according-to"],
    );
    check("The navy is searching for 14 people who went missing when the boat sank.", &["none none"]);
    check("The navy recovered 14 bodies.", &["none none"]);
    check("The navy said it recovered 14 bodies and rescued 30 people.", &["named verb"]);
    check("A navy spokeswoman confirmed the recovery of 14 bodies.", &["described verb"]);
    check("Navy spokeswoman Elin Foss confirmed the recovery of 14 bodies.", &["named verb"]);
}
