//! What only looks like a figure of harm.

use super::tests::check;

#[test]
fn what_only_looks_like_harm_is_none() {
    check("The 46th Brigade lost two tanks in Sector 10.", &[]);
    check("In the upper house the motion was killed by 71 votes to 54.", &[]);
    check("In 2019 the keeper was injured four times, yet let in only 33 goals.", &[]);
    check("The court sentenced 12 people to death.", &["12 people | detention | 12..12"]);
    check("Twelve men were sentenced to death.", &["Twelve men | detention | 12..12"]);
    check("The death penalty for two men was upheld.", &[]);
    check("Twelve air strikes killed civilians.", &[]);
    check("Forty goats were killed by the frost.", &[]);
    check("Shelling killed 14 cows and wounded a farmer.", &["a farmer | injury | 1..1"]);
    check("The drill simulated 46 casualties.", &[]);
    check("The striker missed two penalties and three chances.", &[]);
    check("The team lost 3-1 and was left with ten men.", &[]);
    check("The hospital treated 200 patients in May.", &[]);
    check("Two diplomats met in Geneva.", &[]);
    check("The plan would displace 300 families.", &[]);
    check("If the dam breaks, 5,000 people could die.", &[]);
    check("The law provides for 20 years in prison for anyone who kills two persons.", &[]);
    check("The project targets 46,000 displaced people.", &[]);
    check("Investors lost $46 million after the crash killed the deal.", &[]);
    check("The bus was carrying 46 passengers.", &[]);
    check("A total of 200 monitors were deployed.", &[]);
    check("He was arrested on 3 May 2019 and held for 46 days.", &[]);
}

#[test]
fn what_only_looks_like_harm_is_none_again() {
    check("Some 46 homes were burned.", &[]);
    check("Twelve journalists covered the funeral of the dead.", &[]);
    check("He had two sons and three daughters.", &[]);
    check("The match killed 90 minutes of a dull evening.", &[]);
    check("The company cut 300 jobs, hurting 12 suppliers.", &[]);
    check("The ship was abandoned with 46 containers aboard.", &[]);
    check("Resolution 2254 was adopted with 14 votes.", &[]);
    check("The army deployed 300 soldiers to the town.", &[]);
    check("At 14:30 on 3 May, 120-mm shells hit Block 7.", &[]);
    check("Traffic deaths fell by 12 per cent.", &[]);
    check("She has two children and fled in 2015.", &[]);
    check("Nine hospitals were evacuated.", &[]);
    check("Some 1,200 houses and 14 bridges were destroyed.", &[]);
    check("Over 1070 Apartments, clashes went on.", &[]);
    check("About 200 volunteers were trained to find missing people.", &[]);
    check("The missing link between the two clubs is 46 years old.", &[]);
    check("The shelter can host 300 people.", &[]);
    check("The ministry plans to evacuate 5,000 people.", &[]);
    check("The party lost 46 seats and was killed off in three provinces.", &[]);
    check("One of the victims' brothers has two shops.", &[]);
    check("A 12-year-old girl was wounded.", &["A 12-year-old girl | injury | 1..1"]);
    check("He called 14 witnesses, one a doctor.", &[]);
}

#[test]
fn what_only_looks_like_harm_is_none_once_more() {
    check("The two dead cities are 46 km apart.", &[]);
}

#[test]
fn metaphors_and_things_are_no_victims() {
    check("The general killed rumours that he had lost 12 battalions.", &[]);
    check("The company buried 14 kilometres of cable.", &[]);
    check("Researchers recruited 300 participants for the study.", &[]);
    check("Firefighters evacuated a building with 46 flats.", &[]);
    check("The fund lost 46 investors, a wounded giant.", &[]);
    check("Ministers buried the report, and 12 members walked out.", &[]);
    check("The festival, attended by 46,000 people, was hit by heat.", &[]);
    check("Twelve countries condemned the killing.", &[]);
    check("The 14-member council met victims' relatives.", &[]);
    check("Some 46 per cent of respondents said they feared being killed.", &[]);
    check("The bill died in committee with 12 members absent.", &[]);
    check("Shelling destroyed 46 homes and killed livestock.", &[]);
    check("The hospital has 300 beds and admits 40 patients a day.", &[]);
    check("Residents fear that thousands could starve.", &[]);
    check("Twelve ambulances were sent to the wounded.", &[]);
    check("Rescue teams searched 12 streets for the missing.", &[]);
    check("He fled to the city in 2016, when he was 46.", &[]);
    check("The road to Dalim, 46 km long, is cut off.", &[]);
    check("She lost three hours in traffic.", &[]);
    check("Three rockets missed their targets.", &[]);
    check("Two men were acquitted of killing a shopkeeper.", &["a shopkeeper | death | 1..1"]);
    check("The museum displays 12 bodies of water in oil paintings.", &[]);
}

#[test]
fn metaphors_and_things_are_no_victims_again() {
    check("The vaccination drive reached 1,402 displaced children.", &[]);
    check("Bullets hit 14 vehicles in the convoy of 30.", &[]);
    check("The novel follows two dead poets.", &[]);
    check("The strike by 300 teachers entered its third week.", &[]);
    check("In 2023 donors covered 46 per cent of the appeal for refugees.", &[]);
    check("Flight MH17 was shot down over Ukraine.", &[]);
    check("The government wants to evacuate 12,000 people before the dam is filled.", &[]);
    check("The charity helped 46 refugees find work.", &[]);
    check("He is accused of planning to kidnap two ministers.", &[]);
    check("The ship with 46 refugees on board docked safely.", &[]);
    check("Nine out of ten schools were closed.", &[]);
    check(
        "The ministry appointed 12 new judges after the arrest of a prosecutor.",
        &["a prosecutor | detention | 1..1"],
    );
    check("A curfew was imposed in the town of 46,000 people.", &[]);
    check("The unit has lost 30 per cent of its strength.", &[]);
    check("The ceasefire, broken 46 times, died on Friday.", &[]);
}
