//! The rules written in Rust: one file each, one list.

mod acronym_undefined;
mod ambiguous_numeric_date;
mod ambiguous_relative_date;
mod anonymous_source_unexplained;
mod article_drift;
mod as_of_missing;
mod casualties_ambiguous;
mod contact_missing;
mod cross_document_figure_divergence;
mod cumulative_decrease;
mod date_format;
mod diacritics_dropped;
mod displacement_category_unspecified;
mod doubled_word;
mod estimate_precision;
mod event_after_document_date;
mod figure_contradiction;
mod first_reference_incomplete;
mod headline_body_mismatch;
mod health_status;
mod highlight_not_in_body;
mod highlights_too_long;
mod id_number;
mod impossible_date;
mod known_name_misspelling;
mod legal_characterisation;
mod methodology_missing;
mod minimum_not_marked;
mod minor_identified;
mod missing_disaggregation;
mod missing_document_date;
mod missing_role;
mod name_variant_across_documents;
mod name_variant_in_document;
mod new_vs_cumulative;
mod next_of_kin;
mod next_report_in_past;
mod number_format;
mod number_style;
mod operational_movement;
mod outside_reporting_period;
mod partial_date;
mod particle_case;
mod particle_dropped;
mod parts_of_total;
mod per_cent_style;
mod percent_mismatch;
mod personal_contact;
mod precise_coordinates;
mod protected_site_location;
mod quasi_identifiers;
mod range_inverted;
mod rate_mismatch;
mod reaction_verb_not_source;
mod refugee_idp_confusion;
mod relative_date_in_sitrep;
mod required_sections;
mod same_number_two_meanings;
mod same_surname_ambiguity;
mod second_hand_source;
mod self_source_without_method;
mod share_without_base;
mod single_partisan_source;
mod sitrep_header;
mod small_cell;
mod source_acronym_undefined;
mod stale_as_of;
mod survivor_identified;
mod table_total_mismatch;
mod table_without_source;
mod title_drift;
mod unanchored_relative_date;
mod undated_claim;
mod undated_statement;
mod unnamed_speaker_quote;
mod unresolved_citation;
mod unsourced_figure;
mod unsourced_perpetrator;
mod unsourced_projection;
mod unused_allowance;
mod vague_source;
mod vague_time;
mod weekday_date_mismatch;
mod witness_identified;
mod women_and_children_lumped;

use crate::rule::Rule;

/// All of them, in the order of their codes. To add one: its file, its `mod` line, its line here.
pub const BUILT_IN: &[&dyn Rule] = &[
    &unsourced_figure::CASUALTY,
    &unsourced_figure::DISPLACEMENT,
    &unsourced_figure::AFFECTED,
    &casualties_ambiguous::CasualtiesAmbiguous,
    &single_partisan_source::SinglePartisanSource,
    &unsourced_perpetrator::UnsourcedPerpetrator,
    &estimate_precision::EstimatePrecision,
    &minimum_not_marked::MinimumNotMarked,
    &missing_disaggregation::MissingDisaggregation,
    &women_and_children_lumped::WomenAndChildrenLumped,
    &share_without_base::ShareWithoutBase,
    &new_vs_cumulative::NewVsCumulative,
    &displacement_category_unspecified::DisplacementCategoryUnspecified,
    &unsourced_projection::UnsourcedProjection,
    &number_style::NumberStyle,
    &vague_source::VagueSource,
    &anonymous_source_unexplained::AnonymousSourceUnexplained,
    &unnamed_speaker_quote::UnnamedSpeakerQuote,
    &second_hand_source::SecondHandSource,
    &reaction_verb_not_source::ReactionVerbNotSource,
    &unresolved_citation::UnresolvedCitation,
    &table_without_source::TableWithoutSource,
    &self_source_without_method::SelfSourceWithoutMethod,
    &source_acronym_undefined::SourceAcronymUndefined,
    &undated_statement::UndatedStatement,
    &missing_document_date::MissingDocumentDate,
    &undated_claim::UndatedClaim,
    &unanchored_relative_date::UnanchoredRelativeDate,
    &partial_date::PartialDate,
    &vague_time::VagueTime,
    &as_of_missing::AsOfMissing,
    &ambiguous_numeric_date::AmbiguousNumericDate,
    &ambiguous_relative_date::AmbiguousRelativeDate,
    &weekday_date_mismatch::WeekdayDateMismatch,
    &impossible_date::ImpossibleDate,
    &event_after_document_date::EventAfterDocumentDate,
    &stale_as_of::StaleAsOf,
    &outside_reporting_period::OutsideReportingPeriod,
    &date_format::DateFormat,
    &relative_date_in_sitrep::RelativeDateInSitrep,
    &name_variant_in_document::PERSON,
    &known_name_misspelling::KnownNameMisspelling,
    &name_variant_across_documents::NameVariantAcrossDocuments,
    &particle_case::ParticleCase,
    &particle_dropped::ParticleDropped,
    &article_drift::ArticleDrift,
    &name_variant_in_document::PLACE,
    &name_variant_in_document::ORGANISATION,
    &first_reference_incomplete::FirstReferenceIncomplete,
    &missing_role::MissingRole,
    &title_drift::TitleDrift,
    &diacritics_dropped::DiacriticsDropped,
    &acronym_undefined::AcronymUndefined,
    &same_surname_ambiguity::SameSurnameAmbiguity,
    &personal_contact::PersonalContact,
    &precise_coordinates::PreciseCoordinates,
    &protected_site_location::ProtectedSiteLocation,
    &minor_identified::MinorIdentified,
    &survivor_identified::SurvivorIdentified,
    &witness_identified::WitnessIdentified,
    &id_number::IdNumber,
    &quasi_identifiers::QuasiIdentifiers,
    &small_cell::SmallCell,
    &operational_movement::OperationalMovement,
    &next_of_kin::NextOfKin,
    &health_status::HealthStatus,
    &parts_of_total::EXCEED,
    &parts_of_total::DIFFER,
    &percent_mismatch::PercentMismatch,
    &figure_contradiction::FigureContradiction,
    &headline_body_mismatch::HeadlineBodyMismatch,
    &cumulative_decrease::CumulativeDecrease,
    &range_inverted::RangeInverted,
    &number_format::NumberFormat,
    &table_total_mismatch::TableTotalMismatch,
    &rate_mismatch::RateMismatch,
    &same_number_two_meanings::SameNumberTwoMeanings,
    &cross_document_figure_divergence::CrossDocumentFigureDivergence,
    &unused_allowance::UnusedAllowance,
    &highlight_not_in_body::HighlightNotInBody,
    &refugee_idp_confusion::RefugeeIdpConfusion,
    &legal_characterisation::LegalCharacterisation,
    &sitrep_header::SitrepHeader,
    &required_sections::RequiredSections,
    &highlights_too_long::HighlightsTooLong,
    &next_report_in_past::NextReportInPast,
    &contact_missing::ContactMissing,
    &methodology_missing::MethodologyMissing,
    &doubled_word::DoubledWord,
    &per_cent_style::PerCentStyle,
];
