using Pawl.Analysis.Findings;
using Pawl.Analysis.Form;

namespace Pawl.Analysis.Rules;

internal enum PatternKind
{
    Call,
    Read,
    Assign,
    Entry,
    Parameter,
    Caught,
    Return,
    Annotation,
    Declare,
    Catch,
    Lock,
    Compare,
    Test,
    Text,
    Comment,
    Function,
    Event,
    Dereference,
    Arithmetic,
    Index,
    Cast,
}

/// <summary>One pattern of a rule or list; docs/new-rule.md says what each key means.</summary>
internal sealed record Pattern(PatternKind Kind, DataNode Node)
{
    internal NamePattern? Name { get; init; }
    internal Selector? Argument { get; init; }
    internal Condition[] When { get; init; } = [];
    internal Condition[] Unless { get; init; } = [];
    internal FunctionShape? Function { get; init; }
    internal ParameterShape? Parameter { get; init; }
    internal NamePattern? Type { get; init; }
    internal NamePattern? Annotation { get; init; }
    internal string[] Modifiers { get; init; } = [];
    internal string[] Without { get; init; } = [];
    internal string? Word { get; init; }
    internal Operator[] Operators { get; init; } = [];
    internal LazyRegex? Regex { get; init; }

    /// <summary>Of a comment: it holds one of these, in letters of any case; null when it need not.</summary>
    internal string[]? Has { get; init; }
    internal string? Message { get; init; }

    /// <summary>Of a sink: only this element matters where a list is given.</summary>
    internal string? Element { get; init; }
    internal Severity? Severity { get; init; }
    internal Confidence? Confidence { get; init; }

    /// <summary>Of a source: where the value comes from.</summary>
    internal string SourceKind { get; init; } = "request";

    /// <summary>Of a sink: the kinds of source that matter here; all of the rule's when null.</summary>
    internal string[]? Kinds { get; init; }

    /// <summary>Some condition can only be told when the whole file has been seen.</summary>
    internal bool Deferred { get; init; }
}

/// <summary>Which of a site's arguments: a position, a label, <c>receiver</c>, <c>result</c>, <c>any</c>; the first that is given counts.</summary>
internal sealed record Selector(IReadOnlyList<string> Choices)
{
    internal bool IsAny => Choices is ["any"];
    internal bool IsResult => Choices is ["result"];
    internal bool IsReceiver => Choices is ["receiver"];
}

internal sealed record FunctionShape(
    NamePattern? Annotation,
    NamePattern? Name,
    string? Modifier,
    NamePattern? ClassAnnotation,
    NamePattern? ClassBase,
    NamePattern? PassedTo
);

internal sealed record ParameterShape(NamePattern? Annotation, NamePattern? Type, NamePattern? Name, int? Index, FunctionShape? Function);
