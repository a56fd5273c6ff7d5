//! The rules written in Rust: one file each, one list.

mod acronym_undefined;
mod ambiguous_numeric_date;
mod ambiguous_relative_date;
mod anonymous_source_unexplained;
mod article_drift;
mod as_of_missing;
mod casualties_ambiguous;
mod contact_missing;
mod date_format;
mod diacritics_dropped;
mod displacement_category_unspecified;
mod doubled_word;
mod estimate_precision;
mod event_after_document_date;
mod first_reference_incomplete;
mod highlights_too_long;
mod impossible_date;
mod known_name_misspelling;
mod legal_characterisation;
mod methodology_missing;
mod minimum_not_marked;
mod missing_disaggregation;
mod missing_document_date;
mod missing_role;
mod name_variant_across_documents;
mod name_variant_in_document;
mod new_vs_cumulative;
mod next_report_in_past;
mod number_style;
mod outside_reporting_period;
mod partial_date;
mod particle_case;
mod particle_dropped;
mod reaction_verb_not_source;
mod refugee_idp_confusion;
mod relative_date_in_sitrep;
mod required_sections;
mod same_surname_ambiguity;
mod second_hand_source;
mod self_source_without_method;
mod share_without_base;
mod single_partisan_source;
mod sitrep_header;
mod source_acronym_undefined;
mod stale_as_of;
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
    &refugee_idp_confusion::RefugeeIdpConfusion,
    &legal_characterisation::LegalCharacterisation,
    &unused_allowance::UnusedAllowance,
    &sitrep_header::SitrepHeader,
    &required_sections::RequiredSections,
    &highlights_too_long::HighlightsTooLong,
    &next_report_in_past::NextReportInPast,
    &contact_missing::ContactMissing,
    &methodology_missing::MethodologyMissing,
    &doubled_word::DoubledWord,
];
