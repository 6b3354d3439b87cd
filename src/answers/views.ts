/**
 * What each template gets to see: words in one language, in the order of the source; nothing is decided in a template.
 * Where a field holds a quote, `citationsOf` lists that quote: a template shows every quote that it is given.
 */

export interface CommonView {
  /** Our sentences that come first. */
  readonly notes: readonly string[];
  /** What was asked for and the plan does not give. */
  readonly unstated: readonly string[];
  readonly validity: readonly ValidityView[];
}

export interface ValidityView {
  readonly plan: string;
  /** Years of the plan's term. */
  readonly from: number;
  readonly to: number;
  readonly ended: boolean;
  readonly running: boolean;
  readonly notYet: boolean;
  /** What takes its place, and where that is said; both empty where nothing is known of it. */
  readonly superseded: string;
  readonly supersededSource: string;
}

/** Something numbered by its name. */
export interface NumberedView {
  readonly number: number;
  readonly title: string;
  readonly titleEn: string;
}

/** A measure by name. */
export interface TitleView extends NumberedView {
  /** The plan's short name, where the answer speaks of several plans. */
  readonly inPlan: string;
}

export interface ResponsibleView {
  readonly lead: readonly string[];
  readonly cooperating: readonly string[];
  readonly undivided: readonly string[];
  /** What is recorded of these bodies, and no plan says. */
  readonly beside: readonly BesideView[];
}

/** A body's successor, or how it is reached: the other of the two is empty. */
export interface BesideView {
  readonly body: string;
  readonly successor: string;
  readonly contact: string;
  readonly source: string;
  readonly date: string;
}

export interface MeasureView extends TitleView, ResponsibleView {
  /** 1, 2, 3 … among the measures of this reply. */
  readonly order: number;
  /** The plan's short name. */
  readonly plan: string;
  readonly section: string;
  readonly sectionEn: string;
  /** The sentences that answer. */
  readonly quotes: readonly string[];
  /** In plain words: ours. */
  readonly plain: string;
}

/** The whole of a measure, in place of single sentences. */
export interface OriginalView extends Omit<MeasureView, 'quotes'> {
  readonly text: string;
  readonly responsibility: string;
}

export interface RoleView {
  readonly body: string;
  readonly leads: boolean;
  readonly cooperates: boolean;
  readonly shares: boolean;
  readonly absent: boolean;
}

export interface PhaseView extends NumberedView {
  readonly plain: string;
  readonly tasks: readonly { readonly quote: string }[];
}

export interface SectionView {
  readonly heading: string;
  readonly headingEn: string;
  readonly quotes: readonly string[];
  readonly plain: string;
  readonly measures: readonly TitleView[];
}

export interface AvenueView extends TitleView, ResponsibleView {
  readonly order: number;
  readonly name: string;
  /** 直接相关 or 可能相关. */
  readonly class: string;
  readonly conditionsOpen: boolean;
  readonly because: string;
  /** Responses that led to it. */
  readonly grounds: readonly string[];
  /** Empty where the same sentence was shown just before. */
  readonly quote: string;
  /** What the plan leaves unstated; empty where that is said once for all. */
  readonly open: readonly string[];
  /** Whether its measure was not named just before. */
  readonly isFirst: boolean;
}

/** One view for each template of `locales/<locale>/`. */
export interface Views {
  readonly measures: CommonView & { readonly measures: readonly MeasureView[] };
  readonly needs: CommonView & {
    readonly plan: string;
    readonly beside: readonly BesideView[];
    readonly measures: readonly Omit<MeasureView, 'section' | 'sectionEn'>[];
  };
  readonly departments: CommonView & { readonly measures: readonly MeasureView[]; readonly roles: readonly RoleView[] };
  readonly original: CommonView & { readonly measures: readonly OriginalView[] };
  readonly related: CommonView & {
    readonly measures: readonly TitleView[];
    readonly related: readonly TitleView[];
    readonly first: number;
  };
  readonly clarify: CommonView & { readonly options: readonly (TitleView & { readonly order: number; readonly plan: string })[] };
  readonly body: CommonView & {
    readonly plan: string;
    readonly body: string;
    readonly beside: readonly BesideView[];
    readonly leads: readonly TitleView[];
    readonly shares: readonly TitleView[];
    readonly supports: readonly TitleView[];
    /** Numbers in place of `supports`, where that list would be long. */
    readonly alsoSupports: readonly number[];
    readonly leadCount: number;
    readonly supportCount: number;
    readonly first: number;
  };
  readonly phase: CommonView & { readonly phases: readonly PhaseView[]; readonly measures: readonly (TitleView & ResponsibleView)[] };
  readonly 'plan-overview': CommonView & PlanNameView & { readonly plain: string; readonly quotes: readonly string[] };
  readonly 'plan-document': CommonView &
    PlanNameView & {
      readonly documentNumber: string;
      readonly printedNumber: string;
      readonly issuer: string;
      readonly term: string;
      readonly issued: boolean;
    };
  readonly 'plan-term': CommonView & PlanNameView & { readonly plan: string; readonly term: string };
  readonly 'plan-measures': CommonView & {
    readonly plan: string;
    readonly count: number;
    readonly groupCount: number;
    readonly sections: readonly { readonly heading: string; readonly headingEn: string; readonly from: number; readonly to: number }[];
    readonly first: number;
  };
  readonly 'plan-phases': CommonView & {
    readonly plan: string;
    readonly count: number;
    readonly phases: readonly (NumberedView & { readonly when: string })[];
  };
  readonly 'plan-bodies': CommonView & PlanNameView & { readonly plan: string; readonly bodies: readonly string[] };
  readonly 'plan-section': CommonView & { readonly sections: readonly SectionView[] };
  readonly none: CommonView & {
    readonly plan: string;
    readonly notInPlan: boolean;
    readonly notPolicy: boolean;
    readonly unclear: boolean;
    readonly topic: string;
    readonly examples: readonly string[];
  };
  readonly say: CommonView & { readonly text: string; readonly examples: readonly string[] };
  readonly 'dialog-question': CommonView & {
    readonly intro: string;
    readonly left: number;
    readonly several: boolean;
    readonly ask: string;
    readonly why: string;
    readonly help: string;
    readonly options: readonly { readonly order: number; readonly label: string }[];
    readonly many: boolean;
    readonly unsure: boolean;
    readonly offered: string;
  };
  readonly 'dialog-summary': CommonView & { readonly lines: readonly { readonly order: number; readonly line: string }[] };
  readonly 'dialog-result': CommonView & {
    readonly found: boolean;
    readonly shown: readonly AvenueView[];
    /** How many are held back. */
    readonly more: number;
    readonly open: readonly string[];
    readonly preparations: readonly string[];
    readonly remarks: readonly string[];
    /** A measure to ask after; 0: none. */
    readonly absent: number;
    readonly person: boolean;
    readonly nothing: string;
  };
  readonly 'dialog-rest': CommonView & {
    readonly shown: readonly AvenueView[];
    readonly open: readonly string[];
    /** How many are still to be shown. */
    readonly left: number;
  };
  readonly 'dialog-why-not': CommonView & {
    readonly number: number;
    readonly exists: boolean;
    readonly title: string;
    readonly titleEn: string;
    readonly plain: string;
    readonly shown: readonly { readonly name: string; readonly class: string }[];
    readonly missing: readonly string[];
    readonly forWhom: readonly string[];
  };
  readonly handoff: CommonView & {
    readonly measures: readonly (TitleView & ResponsibleView)[];
    /** Whether something was asked before, which whoever takes over sees. */
    readonly asked: boolean;
    /** Exactly one of these holds. */
    readonly nobody: boolean;
    readonly staffed: boolean;
    readonly unstaffed: boolean;
    readonly again: boolean;
    /** When a station opens next; empty where that is not known. */
    readonly opens: string;
  };
}

export interface PlanNameView {
  readonly title: string;
  readonly titleEn: string;
}

export type TemplateName = keyof Views;

/** A template and what it is to be filled with. */
export type Filled =
  | { readonly [Name in TemplateName]: { readonly template: Name; readonly view: Views[Name] } }[TemplateName]
  /** For a page that says by itself what stands around it. */
  | { readonly template: '_validity'; readonly view: Pick<CommonView, 'validity'> }
  | { readonly template: '_beside'; readonly view: Pick<ResponsibleView, 'beside'> };
