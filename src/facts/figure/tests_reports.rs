//! Figures as situation reports and translated news write them.

use super::tests::check;

#[test]
fn situation_reports_count_those_affected() {
    check(
        "As of 5 May, 31,500 people have been displaced, 14 killed and 30 injured, according to local authorities.",
        &["31,500 people | displacement | 31500..31500", "14 killed | death | 14..14", "30 injured | injury | 30..30"],
    );
    check(
        "Key figures: 31,500 displaced | 14 killed | 30 injured",
        &[
            "31,500 displaced | displacement | 31500..31500",
            "14 killed | death | 14..14",
            "30 injured | injury | 30..30",
        ],
    );
    check(
        "Flash floods in Karsa have left at least 19 people dead and another 30 missing.",
        &["at least 19 people | death | 19..", "another 30 missing | missing | 30..30"],
    );
    check(
        "More than 2.4 million people have been affected and some 120,000 have been evacuated to safer ground.",
        &[
            "More than 2.4 million people | affected | 2400000..",
            "some 120,000 have been evacuated | displacement | 120000..120000",
        ],
    );
    check(
        "An estimated 6,300 families (37,800 individuals) were displaced by the fighting in Tessel.",
        &[
            "An estimated 6,300 families | displacement | 6300..6300",
            "37,800 individuals | displacement | 37800..37800",
        ],
    );
    check(
        "Nearly 9,000 people remain in the besieged town without water or electricity.",
        &["Nearly 9,000 people | affected | 9000..9000"],
    );
    check(
        "The number of people displaced has risen from 46,000 to 58,000 in one week.",
        &["46,000 | displacement | 46000..46000", "58,000 | displacement | 58000..58000"],
    );
    check(
        "Casualties: 14 dead, 30 injured, 5 missing.",
        &["14 dead | death | 14..14", "30 injured | injury | 30..30", "5 missing | missing | 5..5"],
    );
    check("Dead: 14\nInjured: 30\nMissing: 5", &["14 | death | 14..14", "30 | injury | 30..30", "5 | missing | 5..5"]);
    check(
        "Between 1 and 7 May, clashes in three districts displaced 1,204 households.",
        &["1,204 households | displacement | 1204..1204"],
    );
    check(
        "The Government reported 122 deaths, 43 persons missing and 1,020 houses destroyed.",
        &["122 deaths | death | 122..122", "43 persons | missing | 43..43"],
    );
    check(
        "Two staff members of a national NGO were killed in an ambush on Route 60.",
        &["Two staff members | death | 2..2"],
    );
    check("Three aid workers remain in detention in Oum Nahr.", &["Three aid workers | detention | 3..3"]);
    check("Partners distributed kits to 4,500 displaced families and treated 230 patients for diarrhoea.", &[]);
    check("Between two floods in 2023 partners reached 17,300 people with dry rations.", &[]);
    check(
        "Some 1,402 people crossed the border into Karsa overnight.",
        &["Some 1,402 people | displacement | 1402..1402"],
    );
    check(
        "The camp, home to 23,000 refugees, was hit by a storm that injured 12.",
        &["23,000 refugees | displacement | 23000..23000", "12 | injury | 12..12"],
    );
    check(
        "Over 700 individuals sought refuge in two schools and a mosque.",
        &["Over 700 individuals | displacement | 700.."],
    );
    check("85 per cent of those displaced sleep in barns.", &["85 per cent of those | displacement | .."]);
    check(
        "An estimated 18 people drowned when their boat capsized off Dalim.",
        &["An estimated 18 people | death | 18..18"],
    );
    check("Six villages are cut off and 3,400 people are stranded.", &["3,400 people | affected | 3400..3400"]);
    check(
        "Some 5.2 million people are in need of seed and winter fodder.",
        &["Some 5.2 million people | affected | 5200000..5200000"],
    );
}

#[test]
fn situation_reports_count_those_affected_again() {
    check(
        "At least 58,000 people (9,600 households) have fled their homes since 3 May.",
        &["At least 58,000 people | displacement | 58000..", "9,600 households | displacement | 9600..9600"],
    );
    check(
        "A total of 213 fatalities and 1,187 injuries have been recorded as of 12 May.",
        &["A total of 213 fatalities | death | 213..213", "1,187 injuries | injury | 1187..1187"],
    );
    check("The outbreak has claimed 31 lives, with 1,204 suspected cases reported.", &["31 lives | death | 31..31"]);
    check("Fifteen people, mostly children, were treated for smoke inhalation.", &["Fifteen people | injury | 15..15"]);
    check(
        "Returns: 12,340 IDPs returned to their areas of origin between January and March.",
        &["12,340 IDPs | displacement | 12340..12340"],
    );
    check("31,500\npeople displaced", &["31,500\npeople | displacement | 31500..31500"]);
    check("14\nkilled", &["14\nkilled | death | 14..14"]);
    check("People displaced\n31,500", &["31,500 | displacement | 31500..31500"]);
    check("There were no reports of casualties.", &["no reports of casualties | casualties | 0..0 zero"]);
    check("Nobody was hurt in the blast.", &["Nobody | injury | 0..0 zero"]);
    check("The collapse caused no loss of life.", &["no loss of life | death | 0..0 zero"]);
}

#[test]
fn sitreps_count_families_and_persons() {
    check(
        "According to UNHCR, some 12,400 Tessel nationals have sought asylum in the country since the start of the year.",
        &["some 12,400 Tessel nationals | displacement | 12400..12400"],
    );
    check(
        "As a result, an additional 3,200 households (approximately 16,000 people) abandoned their villages.",
        &[
            "an additional 3,200 households | displacement | 3200..3200",
            "approximately 16,000 people | displacement | 16000..16000",
        ],
    );
    check(
        "Humanitarian partners report that 8 people lost their lives and 27 were wounded in intercommunal clashes on 2 and 3 May.",
        &["8 people | death | 8..8", "27 | injury | 27..27"],
    );
    check(
        "Since the onset of the emergency, 41 children under 5 have died of malnutrition.",
        &["41 children | death | 41..41"],
    );
    check(
        "The cyclone made landfall on 4 May, affecting 1.2 million people, including 540,000 children.",
        &["1.2 million people | affected | 1200000..1200000", "540,000 children | affected | 540000..540000"],
    );
    check(
        "So far 17 deaths, 112 injuries and 6 missing persons have been confirmed by the National Disaster Agency.",
        &["17 deaths | death | 17..17", "112 injuries | injury | 112..112", "6 missing persons | missing | 6..6"],
    );
    check(
        "Sixty families were relocated to safer areas after their homes were washed away.",
        &["Sixty families | displacement | 60..60"],
    );
    check(
        "Up to 30,000 people are estimated to be trapped inside the enclave.",
        &["Up to 30,000 people | affected | ..30000"],
    );
    check("The IFRC launched an appeal for 8 million francs to assist 60,000 people.", &[]);
    check(
        "ICRC surgeons operated on 46 war-wounded patients in April.",
        &["46 war-wounded patients | injury | 46..46"],
    );
    check("Health partners conducted 12,300 consultations and vaccinated 4,000 children.", &[]);
    check(
        "The site now hosts 9,870 IDPs, of whom 5,200 are children.",
        &["9,870 IDPs | displacement | 9870..9870", "5,200 | displacement | 5200..5200"],
    );
    check(
        "Of the 300 families who fled, 120 have returned.",
        &["300 families | displacement | 300..300", "120 | displacement | 120..120"],
    );
    check(
        "In Karsa, 12 colliers were killed; in Dalim, nine; and in Tessel, three.",
        &["12 colliers | death | 12..12", "nine | death | 9..9", "three | death | 3..3"],
    );
    check(
        "The number of deaths stands at 1,402, with 3,800 injured and 211 still missing.",
        &[
            "1,402 | death | 1402..1402",
            "3,800 injured | injury | 3800..3800",
            "211 still missing | missing | 211..211",
        ],
    );
    check(
        "Three nurses and a driver were abducted on the road to Oum Nahr.",
        &["Three nurses and a driver | abduction | 4..4"],
    );
    check("A convoy of 12 trucks was looted and two drivers were beaten.", &["two drivers | violence | 2..2"]);
    check(
        "Authorities confirmed the deaths of a 34-year-old woman and her three children.",
        &["a 34-year-old woman and her three children | death | 4..4"],
    );
    check("Nearly a quarter of those injured were children.", &["a quarter of those | injury | .."]);
    check(
        "More than 80 per cent of the displaced are living in collective centres.",
        &["More than 80 per cent of the displaced | displacement | .."],
    );
    check(
        "A roadside bomb tore through a minibus, killing nine civilians, among them four women, the governor's spokesman said.",
        &["nine civilians | death | 9..9", "four women | death | 4..4"],
    );
    check(
        "Eight soldiers died and 14 more were hurt when their truck overturned.",
        &["Eight soldiers | death | 8..8", "14 more | injury | 14..14"],
    );
}

#[test]
fn sitreps_count_families_and_persons_again() {
    check(
        "The blaze killed at least six and sent another 20 to hospital with burns.",
        &["at least six | death | 6..", "another 20 to hospital | injury | 20..20"],
    );
    check("Militiamen executed 31 prisoners after capturing the base.", &["31 prisoners | death | 31..31"]);
    check(
        "Police fired on the crowd, wounding a dozen people, two seriously.",
        &["a dozen people | injury | 12..12", "two | injury | 2..2"],
    );
    check("Separately, a drone strike wounded four children playing football.", &["four children | injury | 4..4"]);
    check(
        "Insurgents stormed the village at dawn, slaughtering at least 46 people and torching 30 huts.",
        &["at least 46 people | death | 46.."],
    );
    check(
        "No one was killed in the second explosion, but 11 people were slightly hurt.",
        &["No one | death | 0..0 zero", "11 people | injury | 11..11"],
    );
    check("Two foreign tourists were among those killed.", &["Two foreign tourists | death | 2..2"]);
    check("The toll could rise, as more than 50 people are still missing.", &["more than 50 people | missing | 50.."]);
    check(
        "The official toll rose from 46 to 58 after rescuers recovered a dozen more bodies.",
        &["46 | death | 46..46", "58 | death | 58..58", "a dozen more bodies | death | 12..12"],
    );
    check("The attack, which left 19 dead, was the deadliest since 2019.", &["19 dead | death | 19..19"]);
    check(
        "The dead were nine men, six women and four children.",
        &["nine men, six women and four children | death | 19..19"],
    );
    check("The bus, carrying 46 passengers, plunged into a ravine, killing 31.", &["31 | death | 31..31"]);
    check("All but two of the 46 passengers died.", &[]);
    check(
        "Thirty-one people were killed outright and five died later of their wounds.",
        &["Thirty-one people | death | 31..31", "five | death | 5..5"],
    );
    check(
        "One soldier was shot dead and another was seriously wounded.",
        &["One soldier | death | 1..1", "another | injury | 1..1"],
    );
    check("A gunman killed eight people before turning the gun on himself.", &["eight people | death | 8..8"]);
    check("The landslide swept away 12 homes, leaving 23 people dead or missing.", &["23 people | death | 23..23"]);
    check(
        "Authorities had earlier said 12 colliers were killed, but revised the figure to nine.",
        &["12 colliers | death | 12..12", "nine | death | 9..9"],
    );
    check(
        "Hospital officials said they had received 14 bodies and 60 wounded.",
        &["14 bodies | death | 14..14", "60 wounded | injury | 60..60"],
    );
    check("Around two dozen others remain in critical condition.", &["Around two dozen others | injury | 24..24"]);
    check(
        "At least 1,000 people have been detained since the protests began, including 200 minors.",
        &["At least 1,000 people | detention | 1000..", "200 minors | detention | 200..200"],
    );
    check("Some 70 activists remain behind bars.", &["Some 70 activists | detention | 70..70"]);
}

#[test]
fn sitreps_count_families_and_persons_once_more() {
    check("The officers took 12 students into custody.", &["12 students | detention | 12..12"]);
    check(
        "Masked men took four teachers hostage and released two of them a day later.",
        &["four teachers | abduction | 4..4"],
    );
    check("Twelve people are feared to have drowned.", &["Twelve people | death | 12..12"]);
    check("Hundreds of families spent the night in the open after the quake.", &[]);
    check("Six sailors were rescued; four are still unaccounted for.", &["four | missing | 4..4"]);
    check("The storm knocked out power to 46,000 homes.", &[]);
}

#[test]
fn translated_news_counts_in_its_own_way() {
    check(
        "Four citizens were martyred and eleven others wounded with various injuries as a result of rocket fire.",
        &["Four citizens | death | 4..4", "eleven others | injury | 11..11"],
    );
    check("The number of martyrs rose to 46.", &["46 | death | 46..46"]);
    check("The bombardment resulted in the martyrdom of seven citizens.", &["seven citizens | death | 7..7"]);
    check(
        "The attack caused 14 deaths and left 30 wounded.",
        &["14 deaths | death | 14..14", "30 wounded | injury | 30..30"],
    );
    check(
        "The balance of the attack is 14 dead and 30 wounded.",
        &["14 dead | death | 14..14", "30 wounded | injury | 30..30"],
    );
    check(
        "The provisional toll stands at 14 dead, 30 wounded and five disappeared.",
        &["14 dead | death | 14..14", "30 wounded | injury | 30..30", "five | missing | 5..5"],
    );
    check("A toll of 46 dead was given by the prefect.", &["46 dead | death | 46..46"]);
    check("There were 14 dead and 30 injured.", &["14 dead | death | 14..14", "30 injured | injury | 30..30"]);
    check("There are at least three dead.", &["at least three dead | death | 3.."]);
    check(
        "Seven persons deceased and 12 injured in a road accident.",
        &["Seven persons | death | 7..7", "12 injured | injury | 12..12"],
    );
    check("The assassination of two social leaders was denounced.", &["two social leaders | death | 2..2"]);
    check("Twenty-two peasants were found dead.", &["Twenty-two peasants | death | 22..22"]);
    check("A group of 15 young people were abducted.", &["15 young people | abduction | 15..15"]);
    check(
        "Hooded men shot at the car, leaving two occupants dead and a third with gunshot wounds.",
        &["two occupants | death | 2..2", "a third with gunshot wounds | injury | 1..1"],
    );
    check(
        "In the massacre 24 people died, among them six minors.",
        &["24 people | death | 24..24", "six minors | death | 6..6"],
    );
    check("1.402 personas murieron.", &[]);
    check(
        "Three people died on the spot and four others in hospital.",
        &["Three people | death | 3..3", "four others | death | 4..4"],
    );
    check("Nine people were left homeless.", &["Nine people | affected | 9..9"]);
    check("The flood left 2,500 families homeless.", &["2,500 families | affected | 2500..2500"]);
    check("Some 300 people were made homeless by the fire.", &["Some 300 people | affected | 300..300"]);
}

#[test]
fn tolls_are_named_in_many_ways() {
    check(
        "The aggression led to the martyrdom of three children and the injury of six others.",
        &["three children | death | 3..3", "six others | injury | 6..6"],
    );
    check(
        "Seven members of the same family were martyred when their house was targeted.",
        &["Seven members of the same family | death | 7..7"],
    );
    check(
        "The medical source added that 12 wounded people arrived at the hospital, four of them in a serious condition.",
        &["12 wounded people | injury | 12..12", "four of them | injury | 4..4"],
    );
    check(
        "The explosion of a device caused the death of two civilians and injured a third.",
        &["two civilians | death | 2..2", "a third | injury | 1..1"],
    );
    check("Mortar shells fell on Dalim, which caused the injury of five citizens.", &["five citizens | injury | 5..5"]);
    check(
        "The toll of the floods has risen to 46 dead and 12 disappeared.",
        &["46 dead | death | 46..46", "12 | missing | 12..12"],
    );
    check("In total there would be 23 dead, according to a provisional report.", &["23 dead | death | 23..23"]);
    check("Four people lost their life in the collapse of a building.", &["Four people | death | 4..4"]);
    check("Two persons were reported disappeared in the river.", &["Two persons | missing | 2..2"]);
    check(
        "A clash between gangs left a balance of five dead and three wounded by gunfire.",
        &["five dead | death | 5..5", "three wounded | injury | 3..3"],
    );
    check(
        "The community of Karsa was displaced: 120 families, 480 persons.",
        &["120 families | displacement | 120..120", "480 persons | displacement | 480..480"],
    );
    check(
        "Some 600 indigenous people were displaced and 2,000 are confined by fighting.",
        &["Some 600 indigenous people | displacement | 600..600", "2,000 | affected | 2000..2000"],
    );
    check("Three social leaders were murdered in less than a week.", &["Three social leaders | death | 3..3"]);
}
