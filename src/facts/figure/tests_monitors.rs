//! Figures as monitors write them, in every form of a number.

use super::tests::check;

#[test]
fn monitors_count_by_harm() {
    check(
        "Northwatch documented the killing of 112 civilians, including 23 children and 14 women, at the hands of the parties in April.",
        &["112 civilians | death | 112..112", "23 children | death | 23..23", "14 women | death | 14..14"],
    );
    check(
        "We recorded 41 cases of arbitrary detention, including four children.",
        &["41 cases of arbitrary detention | detention | 41..41", "four children | detention | 4..4"],
    );
    check(
        "At least 163 cases of arbitrary arrest/detention were recorded in March.",
        &["At least 163 cases of arbitrary arrest | detention | 163.."],
    );
    check(
        "Northwatch documented 12 enforced disappearances in May.",
        &["12 enforced disappearances | abduction | 12..12"],
    );
    check("Sixty-three detainees died under torture.", &["Sixty-three detainees | death | 63..63"]);
    check("Some 87 children were recruited by armed groups.", &["Some 87 children | abduction | 87..87"]);
    check("The group forcibly conscripted 34 young men.", &["34 young men | detention | 34..34"]);
    check("Twelve women and girls were raped by armed men.", &["Twelve women and girls | violence | 12..12"]);
    check("Fourteen men were tortured in the police station.", &["Fourteen men | violence | 14..14"]);
    check(
        "The government killed 98 civilians, 12 of them women; rebels killed seven.",
        &["98 civilians | death | 98..98", "12 of them | death | 12..12", "seven | death | 7..7"],
    );
    check(
        "Civilian victims: 46 (12 children, 9 women).",
        &["46 | casualties | 46..46", "12 children | casualties | 12..12", "9 women | casualties | 9..9"],
    );
    check(
        "The centre verified 213 civilian casualties (58 killed and 155 injured).",
        &[
            "213 civilian casualties | casualties | 213..213",
            "58 killed | death | 58..58",
            "155 injured | injury | 155..155",
        ],
    );
    check("Of the 58 killed, 12 were children.", &["58 killed | death | 58..58", "12 | death | 12..12"]);
    check("Of those, 30 were women.", &[]);
    check(
        "A breakdown of the 46 deaths: 12 women, 9 children and 25 men.",
        &[
            "46 deaths | death | 46..46",
            "12 women | death | 12..12",
            "9 children | death | 9..9",
            "25 men | death | 25..25",
        ],
    );
    check(
        "The army lost 14 soldiers killed and 30 wounded.",
        &["14 soldiers | death | 14..14", "30 wounded | injury | 30..30"],
    );
    check("One in six victims was a monk.", &["One in six victims | casualties | .."]);
    check("Two thirds of the dead were women.", &["Two thirds of the dead | death | .."]);
    check("Half of those killed were children.", &["Half of those | death | .."]);
    check("Three children a day were killed or maimed.", &[]);
    check("It brings to 41 the number of journalists killed since 2011.", &["41 | death | 41..41"]);
    check("The total number of people killed since January is 1,402.", &["1,402 | death | 1402..1402"]);
}

#[test]
fn monitors_count_by_harm_again() {
    check("The number of wounded has exceeded 3,000.", &["exceeded 3,000 | injury | 3000.."]);
    check("The figure for those killed stands at 46.", &["46 | death | 46..46"]);
    check("Another 30 were hurt.", &["Another 30 | injury | 30..30"]);
    check(
        "Shelling killed 14 people. Another 30 were injured.",
        &["14 people | death | 14..14", "Another 30 | injury | 30..30"],
    );
    check(
        "Sixty pilgrims drowned. Of these, 17 were monks.",
        &["Sixty pilgrims | death | 60..60", "17 | death | 17..17"],
    );
    check("Fourteen people died; the rest escaped.", &["Fourteen people | death | 14..14"]);
    check(
        "Fire killed nine people and hurt 12 others.",
        &["nine people | death | 9..9", "12 others | injury | 12..12"],
    );
    check("Chlorine caused breathing difficulties among 38 weavers.", &["38 weavers | injury | 38..38"]);
    check(
        "Chlorine gas suffocated 12 people and left 60 with respiratory problems.",
        &["12 people | injury | 12..12", "60 with respiratory problems | injury | 60..60"],
    );
    check("Seventeen people lost limbs.", &["Seventeen people | injury | 17..17"]);
    check(
        "Eight people, two of them in critical condition, were hospitalised.",
        &["Eight people | injury | 8..8", "two of them | injury | 2..2"],
    );
    check("Doctors treated 46 people for burns.", &["46 people | injury | 46..46"]);
    check("Two boys were maimed by a cluster munition.", &["Two boys | injury | 2..2"]);
    check(
        "Thirty people were taken hostage and nine of them were later executed.",
        &["Thirty people | abduction | 30..30", "nine of them | death | 9..9"],
    );
    check("Armed men kidnapped two nuns and their driver.", &["two nuns and their driver | abduction | 3..3"]);
    check("The whereabouts of 12 men remain unknown.", &["12 men | missing | 12..12"]);
    check("At least 200 people were forcibly disappeared.", &["At least 200 people | abduction | 200.."]);
    check("Nine children starved to death in the besieged town.", &["Nine children | death | 9..9"]);
    check("Cold killed seven infants in the camp.", &["seven infants | death | 7..7"]);
    check("Fifty families were evicted from their homes.", &["Fifty families | displacement | 50..50"]);
    check("The army expelled 300 families from two villages.", &["300 families | displacement | 300..300"]);
    check("About 1,200 people took shelter in a church.", &["About 1,200 people | displacement | 1200..1200"]);
}

#[test]
fn monitors_count_by_harm_once_more() {
    check("Shelling drove 4,000 people from their homes.", &["4,000 people | displacement | 4000..4000"]);
    check("An exodus of some 15,000 people followed.", &["some 15,000 people | displacement | 15000..15000"]);
    check("The influx of 4,000 refugees strained the town.", &["4,000 refugees | displacement | 4000..4000"]);
    check("More than half the population has fled.", &["half the population | displacement | .."]);
}

#[test]
fn rights_reports_count_detention_and_violence() {
    check(
        "In the reporting period the Network documented the deaths of 164 civilians, of whom 41 were children and 22 women.",
        &["164 civilians | death | 164..164", "41 | death | 41..41", "22 women | death | 22..22"],
    );
    check(
        "Syrian regime forces were responsible for 112 of those deaths.",
        &["112 of those deaths | death | 112..112"],
    );
    check(
        "We verified 14 incidents of attacks on schools and the killing and maiming of 87 children.",
        &["87 children | casualties | 87..87"],
    );
    check(
        "At least 46 cases of rape were documented between January and March.",
        &["At least 46 cases of rape | violence | 46.."],
    );
    check(
        "Nineteen detainees were subjected to torture, and two of them died.",
        &["Nineteen detainees | violence | 19..19", "two of them | death | 2..2"],
    );
    check("The Commission found that 58 men were summarily executed by firing squad.", &["58 men | death | 58..58"]);
    check(
        "Thirty-four boys, some as young as 12, were forcibly recruited.",
        &["Thirty-four boys | abduction | 34..34"],
    );
    check(
        "More than 1,300 persons have been arbitrarily detained since the coup, 46 of them journalists.",
        &["More than 1,300 persons | detention | 1300..", "46 of them | detention | 46..46"],
    );
    check(
        "A total of 213 individuals were subjected to enforced disappearance.",
        &["A total of 213 individuals | abduction | 213..213"],
    );
    check("Two men were publicly hanged on 3 May.", &["Two men | death | 2..2"]);
    check(
        "The security forces dispersed the sit-in, injuring 46 protesters, seven with live ammunition.",
        &["46 protesters | injury | 46..46", "seven | injury | 7..7"],
    );
    check("Northwatch recorded 31 civilian deaths, 12 fewer than in March.", &["31 civilian deaths | death | 31..31"]);
    check("Of the victims, 12 were identified by name.", &["12 | casualties | 12..12"]);
    check("A mass grave holding the remains of some 80 people was uncovered.", &["some 80 people | death | 80..80"]);
    check("Forty per cent of the dead were children.", &["Forty per cent of the dead | death | .."]);
    check("Seven in ten of the wounded were women.", &["Seven in ten of the wounded | injury | .."]);
    check(
        "Three journalists and two media workers were killed while doing their job.",
        &["Three journalists and two media workers | death | 5..5"],
    );
    check(
        "He is the ninth journalist to be killed in the country since January.",
        &["ninth journalist | death | 9..9"],
    );
    check("The prison holds 300 political prisoners.", &["300 political prisoners | detention | 300..300"]);
    check(
        "The court sentenced 14 defendants to between five and ten years in prison.",
        &["14 defendants | detention | 14..14"],
    );
}

#[test]
fn every_form_of_a_number_counts() {
    check("1 402 people were killed.", &["1 402 people | death | 1402..1402"]);
    check("1'402 people were killed.", &["1'402 people | death | 1402..1402"]);
    check("1’402 people were killed.", &["1’402 people | death | 1402..1402"]);
    check("2,50,000 people were displaced.", &["2,50,000 people | displacement | 250000..250000"]);
    check("5 lakh people were displaced.", &["5 lakh people | displacement | 500000..500000"]);
    check("1.5 crore people were affected.", &["1.5 crore people | affected | 15000000..15000000"]);
    check("31.5k people were displaced.", &["31.5k people | displacement | 31500..31500"]);
    check("1.4m people fled.", &["1.4m people | displacement | 1400000..1400000"]);
    check("Some 50,000-plus people fled.", &["Some 50,000-plus people | displacement | 50000.."]);
    check("Twenty-odd people were killed.", &["Twenty-odd people | death | 20..20"]);
    check("Twenty or so people were killed.", &["Twenty or so people | death | 20..20"]);
    check("Ten or more people were killed.", &["Ten or more people | death | 10.."]);
    check("Two or three people were killed.", &["Two or three people | death | 2..3"]);
    check("From 20 to 30 people were killed.", &["From 20 to 30 people | death | 20..30"]);
    check("20–30 fighters were killed.", &["20–30 fighters | death | 20..30"]);
    check("Some 20‑30 people died.", &["Some 20‑30 people | death | 20..30"]);
    check("Two dozen people died.", &["Two dozen people | death | 24..24"]);
    check("Half a dozen people died.", &["Half a dozen people | death | 6..6"]);
    check("A couple of dozen people were hurt.", &["A couple of dozen people | injury | 24..24"]);
    check("A handful of people were hurt.", &[]);
    check("Several people were killed.", &[]);
    check("Several dozen people were killed.", &["Several dozen people | death | 24.."]);
}

#[test]
fn every_form_of_a_number_counts_again() {
    check("A few hundred people fled.", &["A few hundred people | displacement | 200.."]);
    check("Three hundred and twelve people were killed.", &["Three hundred and twelve people | death | 312..312"]);
    check("One thousand two hundred people fled.", &["One thousand two hundred people | displacement | 1200..1200"]);
    check("One and a half million people fled.", &["One and a half million people | displacement | 1500000..1500000"]);
    check("A quarter of a million people fled.", &["A quarter of a million people | displacement | 250000..250000"]);
    check("14 people3 were killed and 30 injured4.", &["14 people | death | 14..14", "30 injured | injury | 30..30"]);
    check(
        "The blast killed 16 weavers.12 Thirty more were hurt.13",
        &["16 weavers | death | 16..16", "Thirty more | injury | 30..30"],
    );
    check("Some 1 200 people were displa-\nced by the floods.", &["Some 1 200 people | displacement | 1200..1200"]);
    check("At least 14people were killed.", &["At least 14people | death | 14.."]);
    check("Some 3,000people fled.", &["Some 3,000people | displacement | 3000..3000"]);
    check("Not fewer than 20 persons were killed.", &["Not fewer than 20 persons | death | 20.."]);
    check("No more than 12 people were hurt.", &["No more than 12 people | injury | ..12"]);
    check("Fewer than 100 people remain besieged.", &["Fewer than 100 people | affected | ..100"]);
    check("Well over 400 people have died.", &["Well over 400 people | death | 400.."]);
    check("Just under 300 people were hurt.", &["Just under 300 people | injury | 300..300"]);
    check("Close to 1,000 people have been killed so far.", &["Close to 1,000 people | death | 1000..1000"]);
    check(
        "Nearly 2 million have been displaced.",
        &["Nearly 2 million have been displaced | displacement | 2000000..2000000"],
    );
    check("Almost 40 were killed.", &["Almost 40 | death | 40..40"]);
    check("Upwards of 200 were injured.", &["Upwards of 200 | injury | 200.."]);
    check("In excess of 3,000 persons were displaced.", &["In excess of 3,000 persons | displacement | 3000.."]);
    check("Roughly 46 per cent of the dead were women.", &["Roughly 46 per cent of the dead | death | .."]);
}

#[test]
fn torn_text_is_read_whole() {
    check(
        "At least 1 402 people have been in-\njured and 46 killed since the be-\nginning of May.",
        &["At least 1 402 people | injury | 1402..", "46 killed | death | 46..46"],
    );
    check(
        "The flood affected 12,000\npeople,2 displaced 3,400 and killed nine.3",
        &["12,000\npeople | affected | 12000..12000", "3,400 | displacement | 3400..3400", "nine | death | 9..9"],
    );
}
