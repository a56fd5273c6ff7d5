//! Who vouches for a figure: speakers of every kind.

use crate::claims::sourcing::tests::check;

#[test]
fn whoever_stands_before_a_verb_of_speech_speaks() {
    check("At least four men died in the cell, seven former detainees told Human Rights Concern.", &["described verb"]);
}

#[test]
fn health_clusters_and_their_partners() {
    check(
        "Cumulatively, 4,310 cholera cases including 214 deaths (CFR 5%) have been reported as of epidemiological week 23 (MoH, IDSR).",
        &["named citation"],
    );
    check(
        "From 1 January to 9 June 2024, a total of 4,310 cases and 214 deaths were reported from nine districts.",
        &["none hedge"],
    );
    check("The Ministry of Health has reported 214 deaths from nine districts since 1 January.", &["named verb"]);
    check("Bangladesh reported 38 new dengue deaths on Sunday.", &["named verb"]);
    check("North Basin State reported 38 new deaths on Sunday.", &["named verb"]);
    check(
        "During the reporting period, protection monitors recorded 17 incidents in which 22 civilians were killed.",
        &["vague verb"],
    );
    check(
        "During the reporting period, the Protection Cluster recorded 17 incidents in which 22 civilians were killed.",
        &["named verb"],
    );
    check("Protection partners reported 17 incidents in which 22 civilians were killed.", &["described verb"]);
    check(
        "Twenty-two civilians were killed in 17 incidents recorded by the Protection Cluster.",
        &["named according-to"],
    );
    check("Twenty-two civilians were killed in 17 recorded incidents.", &["none none"]);
    check("INSO recorded 17 incidents affecting NGOs, in which two aid workers were killed.", &["named verb"]);
}

#[test]
fn a_coordinator_says_and_condemns() {
    check(
        "Two aid workers were killed in May, bringing to 14 the number of aid workers killed this year, said the Humanitarian Coordinator, Lotte Brandes.",
        &["named verb", "named verb"],
    );
    check(
        "“Fourteen of our colleagues have been killed this year,” said Lotte Brandes, the Humanitarian Coordinator. “This must stop.”",
        &["named verb"],
    );
    check(
        "Lotte Brandes, the Humanitarian Coordinator, said she was outraged by the killing of two aid workers.",
        &["named verb"],
    );
    check("The Humanitarian Coordinator strongly condemns the killing of two aid workers in Tessel.", &["none none"]);
    check("The Humanitarian Coordinator's office confirmed the killing of two aid workers in Tessel.", &["named verb"]);
}

#[test]
fn who_keeps_the_name_back_is_described() {
    check(
        "Eleven sappers died, said a source in the depot who asked not to be named because reporters are kept away from it.",
        &["described verb"],
    );
    check("Eleven people were killed, diplomatic sources said.", &["vague verb"]);
    check("Eleven people were killed, sources close to the families said.", &["described verb"]);
    check("Eleven people were killed, two sources with knowledge of the matter said.", &["described verb"]);
    check(
        "A senior military officer, who declined to be identified, put the army's losses at 11 dead.",
        &["described verb"],
    );
}

#[test]
fn parties_speak_for_their_own_losses_or_not_at_all() {
    check("The army has not commented on reports that 11 soldiers were killed.", &["none hedge"]);
    check("The army dismissed as propaganda a claim that 11 soldiers were killed.", &["none none"]);
    check("Rebels claimed to have killed 11 soldiers; the army did not comment.", &["vague verb"]);
    check("Amaq, the group's news outlet, said 11 soldiers had been killed.", &["named verb"]);
    check("State-run broadcaster KTV said 11 soldiers had been killed.", &["named verb"]);
    check("Photographs seen by this newspaper show the bodies of at least 11 men.", &["named verb"]);
}

#[test]
fn one_person_of_any_trade_and_the_count_of_an_office() {
    check("A ferry pilot whose name is withheld at her request said six passengers had drowned.", &["described verb"]);
    check("By the count of the customs office, 1,870 families fled over the bridge.", &["named according-to"]);
}

#[test]
fn a_court_and_a_charge() {
    check(
        "Relatives of the eleven men executed last week said they had not been told where they were buried.",
        &["none none"],
    );
    check("The court sentenced eleven men over the killing of four policemen.", &["none none"]);
    check("The indictment accuses eleven men of killing four policemen.", &["none none"]);
    check("Prosecutors allege that the men killed four policemen.", &["vague verb"]);
    check("According to the indictment, the men killed four policemen.", &["described according-to"]);
    check("Nobody has claimed responsibility for the blast, which killed four policemen.", &["none none"]);
    check("Police blamed the group for the blast, which killed four policemen.", &["none none"]);
    check("Four policemen were killed in the blast, for which police blamed the group.", &["none none"]);
    check("Four policemen were killed in the blast, police said, blaming the group.", &["named verb"]);
}

#[test]
fn a_message_and_a_newspaper() {
    check("The interior ministry tweeted: “Four policemen martyred in cowardly blast.”", &["named verb"]);
    check("“Four policemen martyred in cowardly blast,” the ministry wrote on X.", &["named verb"]);
    check("Quoting a police statement, the newspaper El Faro said four policemen were killed.", &["named verb"]);
    check("El Faro, a daily, put the dead at four.", &["named verb"]);
    check("The dead were put at four by El Faro.", &["named verb"]);
    check("One report spoke of four dead.", &["vague verb"]);
    check("Press agencies spoke of four dead.", &["vague verb"]);
}

#[test]
fn a_toll_is_given_by_somebody() {
    check("The figure of four dead was given by the hospital.", &["named according-to"]);
    check("The hospital gave a figure of four dead.", &["named verb"]);
    check("Four dead: that is the toll given by the hospital.", &["named according-to"]);
    check("The latest toll from the hospital is four dead.", &["named according-to"]);
    check("The provisional toll is four dead, the prefect announced.", &["named verb"]);
    check(
        "The provisional toll is four dead and eleven wounded, two of them seriously.",
        &["none none", "none none", "none none"],
    );
    check("A provisional toll established by the prefecture puts the dead at four.", &["named verb"]);
    check("It emerged on Tuesday that four people had died.", &["none none"]);
    check("We learned from the prefecture that four people had died.", &["named self"]);
}

#[test]
fn a_person_of_an_organisation() {
    check(
        "The Norwegian Refugee Council's country director, Per Halvorsen, said 15,000 people had been displaced in a week.",
        &["named verb"],
    );
    check(
        "“In one week 15,000 people have fled,” Per Halvorsen of the Norwegian Refugee Council said.",
        &["named verb"],
    );
    check("NRC's Per Halvorsen said 15,000 people had been displaced in a week.", &["named verb"]);
    check("Per Halvorsen, of the NRC, said 15,000 people had been displaced in a week.", &["named according-to"]);
    check("15,000 people have been displaced in a week, warns the NRC.", &["named verb"]);
    check("15,000 people have been displaced in a week, NRC's country director warns.", &["named verb"]);
    check("The NRC is alarmed that 15,000 people have been displaced in a week.", &["none none"]);
    check("The NRC is alarmed: 15,000 people have been displaced in a week.", &["none none"]);
    check("15,000 people displaced in a week – NRC", &["named according-to"]);
    check("NRC: 15,000 people displaced in a week", &["named according-to"]);
}

#[test]
fn a_speaker_of_another_sentence_is_not_the_one_who_is_quoted_wherever_the_line_ends() {
    for space in [" ", "\n"] {
        check(
            &format!("“We fled at night,” said a nurse.{space}Nine miners were killed, the Tessel clinic said."),
            &["named verb"],
        );
    }
}
