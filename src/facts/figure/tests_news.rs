//! Figures as newswires and headlines write them.

use super::tests::check;

#[test]
fn newswires_count_the_dead() {
    check(
        "DALIM, May 3 (Reuters) - A suicide bomber killed at least 17 people and wounded more than 30 others on a ferry jetty on Friday, police said.",
        &["at least 17 people | death | 17..", "more than 30 others | injury | 30.."],
    );
    check(
        "Gunmen opened fire on a bus, killing three passengers and injuring seven others, police said.",
        &["three passengers | death | 3..3", "seven others | injury | 7..7"],
    );
    check(
        "A car bomb killed 14 and wounded 30 in the market on Sunday.",
        &["14 | death | 14..14", "30 | injury | 30..30"],
    );
    check(
        "The death toll from the ferry disaster rose to 213 on Tuesday, up from 188 a day earlier.",
        &["213 | death | 213..213", "188 | death | 188..188"],
    );
    check("The toll doubled to 80 overnight, the governor said.", &["80 | death | 80..80"]);
    check(
        "Twelve people died, five of them children, when a school roof collapsed.",
        &["Twelve people | death | 12..12", "five of them | death | 5..5"],
    );
    check(
        "Fourteen people were killed, half of them women, in the shelling.",
        &["Fourteen people | death | 14..14", "half of them | death | .."],
    );
    check(
        "At least 20, and possibly as many as 35, people were killed.",
        &["At least 20, and possibly as many as 35, people | death | 20..35"],
    );
    check(
        "At least 20 and possibly as many as 35 people were killed.",
        &["At least 20 and possibly as many as 35 people | death | 20..35"],
    );
    check(
        "Between 30 and 40 insurgents were killed and 12 captured.",
        &["Between 30 and 40 insurgents | death | 30..40", "12 captured | detention | 12..12"],
    );
    check("The body count has reached 46, officials said.", &["46 | death | 46..46"]);
    check("Officials put the dead at 14 and the injured at 30.", &["14 | death | 14..14", "30 | injury | 30..30"]);
    check("Among the dead were two journalists.", &["two journalists | death | 2..2"]);
    check("The bombing left 14 dead and 30 wounded.", &["14 dead | death | 14..14", "30 wounded | injury | 30..30"]);
    check("Clashes left four soldiers dead.", &["four soldiers | death | 4..4"]);
    check(
        "The quake, which struck at 3:14 a.m., killed 1,402 people in 12 villages.",
        &["1,402 people | death | 1402..1402"],
    );
    check("A landslide buried 40 houses, and 60 people are unaccounted for.", &["60 people | missing | 60..60"]);
    check("Some 60 miners are trapped underground.", &["Some 60 miners | affected | 60..60"]);
    check("The militants beheaded 21 hostages on a beach.", &["21 hostages | death | 21..21"]);
    check("Three of the four attackers were shot dead by police.", &["Three of the four attackers | death | 3..3"]);
    check(
        "An Iraqi journalist, his cameraman and three guards were killed on Tuesday.",
        &["An Iraqi journalist, his cameraman and three guards | death | 5..5"],
    );
    check("The driver and two passengers were killed.", &["The driver and two passengers | death | 3..3"]);
}

#[test]
fn newswires_count_the_dead_again() {
    check("A father and his four daughters burned to death.", &["A father and his four daughters | death | 5..5"]);
    check("Two brothers, aged 9 and 12, were killed by a mine.", &["Two brothers | death | 2..2"]);
    check("A widow, 71, and two lodgers, 22 and 25, drowned.", &["A widow, 71, and two lodgers | death | 3..3"]);
    check(
        "The 46-year-old mayor was shot dead along with two of his bodyguards.",
        &["two of his bodyguards | death | 2..2"],
    );
    check(
        "Police said 14 people had been arrested, including three teenagers.",
        &["14 people | detention | 14..14", "three teenagers | detention | 3..3"],
    );
    check("Five members of one family died in the fire.", &["Five members of one family | death | 5..5"]);
    check("A family of seven was gunned down at supper.", &["A family of seven | death | 7..7"]);
    check("He is the third journalist killed in the province this year.", &["third journalist | death | 3..3"]);
    check(
        "More than a dozen people were killed and scores injured.",
        &["More than a dozen people | death | 12..", "scores injured | injury | 40.."],
    );
    check("Hundreds were rounded up in overnight raids.", &["Hundreds | detention | 200.."]);
    check("Tens of thousands have fled their homes.", &["Tens of thousands | displacement | 20000.."]);
    check(
        "One person was killed and another wounded.",
        &["One person | death | 1..1", "another wounded | injury | 1..1"],
    );
    check("Two people succumbed to their injuries in hospital.", &["Two people | death | 2..2"]);
    check("Seven people bled to death while waiting for an ambulance.", &["Seven people | death | 7..7"]);
    check("The accident cost 12 lives.", &["12 lives | death | 12..12"]);
    check("The death of 12 miners has shocked the town.", &["12 miners | death | 12..12"]);
    check("The storm claimed the lives of 19 fishermen.", &["19 fishermen | death | 19..19"]);
    check("Twenty-three workers lost their lives in the blaze.", &["Twenty-three workers | death | 23..23"]);
    check(
        "The raid resulted in the deaths of six civilians and the arrest of 11.",
        &["six civilians | death | 6..6", "11 | detention | 11..11"],
    );
    check("Two hundred and nine monks were massacred.", &["Two hundred and nine monks | death | 209..209"]);
    check(
        "Two and a half million people have been uprooted.",
        &["Two and a half million people | displacement | 2500000..2500000"],
    );
    check("The crash killed all 46 people on board.", &["46 people | death | 46..46"]);
}

#[test]
fn newswires_count_the_dead_once_more() {
    check("All 12 crew members are missing.", &["12 crew members | missing | 12..12"]);
    check("None of the passengers was hurt.", &["None | injury | 0..0 zero"]);
    check("He said \"at least ten of our men were martyred\".", &["at least ten of our men | death | 10.."]);
    check(
        "Police killed two suspected militants and arrested a third.",
        &["two suspected militants | death | 2..2", "a third | detention | 1..1"],
    );
    check("The blast wounded 30, six of them critically.", &["30 | injury | 30..30", "six of them | injury | 6..6"]);
    check("Up to 50 people may have been killed in the strike.", &["Up to 50 people | death | ..50"]);
    check("As many as 300 detainees died in custody.", &["As many as 300 detainees | death | ..300"]);
    check("Around 200 prisoners were released.", &[]);
    check("Residents counted 46 bodies in the street.", &["46 bodies | death | 46..46"]);
    check("Eleven corpses were found in a mass grave.", &["Eleven corpses | death | 11..11"]);
    check("The remains of 14 people were exhumed.", &["14 people | death | 14..14"]);
}

#[test]
fn capitals_read_like_small_letters() {
    check(
        "MILITANTS KILLED 14 VILLAGERS AND WOUNDED 30 IN DALIM ON FRIDAY POLICE SAID",
        &["14 VILLAGERS | death | 14..14", "30 | injury | 30..30"],
    );
    check(
        "SAN KARSA -- A TOTAL OF 23 SOLDIERS WERE KILLED AND 12 WERE WOUNDED IN THE AMBUSH",
        &["A TOTAL OF 23 SOLDIERS | death | 23..23", "12 | injury | 12..12"],
    );
    check(
        "AT LEAST 9 PEOPLE DIED AND 21 WERE INJURED YESTERDAY IN CLASHES",
        &["AT LEAST 9 PEOPLE | death | 9..", "21 | injury | 21..21"],
    );
    check(
        "TWO PEASANTS WERE MURDERED AND FIVE OTHERS KIDNAPPED",
        &["TWO PEASANTS | death | 2..2", "FIVE OTHERS | abduction | 5..5"],
    );
    check("THE DEATH TOLL HAS NOW REACHED 46", &["46 | death | 46..46"]);
    check("14 KILLED, 30 HURT IN BLAST", &["14 KILLED | death | 14..14", "30 HURT | injury | 30..30"]);
    check("POLICE ARRESTED 46 PEOPLE", &["46 PEOPLE | detention | 46..46"]);
}

#[test]
fn headlines_need_no_verb() {
    check("13 dead as shell hits bakery", &["13 dead | death | 13..13"]);
    check("Ferry sinks, 60 missing", &["60 missing | missing | 60..60"]);
    check(
        "Three killed, 12 wounded in Dalim shelling",
        &["Three killed | death | 3..3", "12 wounded | injury | 12..12"],
    );
    check("Dozens dead as ferry sinks", &["Dozens dead | death | 24.."]);
    check("Thousands flee fighting", &["Thousands | displacement | 2000.."]);
    check("At least 46 killed in raid", &["At least 46 killed | death | 46.."]);
    check("Two aid workers abducted in Tessel", &["Two aid workers | abduction | 2..2"]);
    check("30,000 displaced by floods in Karsa", &["30,000 displaced | displacement | 30000..30000"]);
}

#[test]
fn old_newswires_have_no_commas() {
    check("GUERRILLAS DYNAMITED A BRIDGE AND KILLED THREE SOLDIERS WHO GUARDED IT", &["THREE SOLDIERS | death | 3..3"]);
    check("THE BOMB DESTROYED TWO VEHICLES AND SLIGHTLY INJURED FIVE PASSERSBY", &["FIVE PASSERSBY | injury | 5..5"]);
    check(
        "TWELVE PERSONS INCLUDING TWO CHILDREN WERE KIDNAPPED BY ARMED MEN",
        &["TWELVE PERSONS | abduction | 12..12", "TWO CHILDREN | abduction | 2..2"],
    );
    check("ARMY SAYS 46 REBELS DEAD, 14 CAPTURED", &["46 REBELS | death | 46..46", "14 CAPTURED | detention | 14..14"]);
}
