using Pawl.Analysis.Form;

namespace Pawl.Analysis.Rules;

/// <summary>What must hold at a pattern's site.</summary>
internal abstract record Condition;

internal sealed record ArgumentCondition(Selector Selector, ArgumentTest[] Tests) : Condition;

internal sealed record CountCondition(int? Exactly, int? Above, int? Below) : Condition;

internal sealed record ResultCondition(string Word) : Condition;

internal sealed record InsideCondition(Places Places) : Condition;

/// <summary>Compiled only when somebody defines a macro of such a name, which the file does not.</summary>
internal sealed record OptionCondition(LazyRegex Regex) : Condition;

internal sealed record FunctionCondition(FunctionShape Shape) : Condition;

/// <param name="Fact">Index of the pattern among the rule set's facts.</param>
/// <param name="InFile">Anywhere in the file; else in the function around the site.</param>
/// <param name="Present">Must be there; else must be missing.</param>
internal sealed record FactCondition(int[] Facts, bool InFile, bool Present) : Condition;

internal sealed record ImportCondition(string[] Names) : Condition;

internal sealed record AnyCondition(Condition[] Conditions) : Condition;

/// <summary>More than an object has room for.</summary>
/// <param name="Room">The argument whose object it is.</param>
/// <param name="What"><c>amount</c>, <c>index</c>, <c>text</c> or <c>object</c>.</param>
/// <param name="Unit">Bytes that one of the amount stands for.</param>
/// <param name="After">The text comes behind the text that is there.</param>
internal sealed record ExceedsCondition(Selector Room, string What, Selector Amount, int Unit, bool After) : Condition
{
    /// <summary>Turned round: it is known to fit.</summary>
    internal bool IsWithin { get; init; }
}

internal sealed record NotCondition(Condition Condition) : Condition;

/// <summary>Where in its function a site stands.</summary>
[Flags]
internal enum Places
{
    None = 0,
    Loop = 1,
    Lock = 2,
    Catch = 4,
    Finally = 8,
    Try = 16,
    Async = 32,
    Test = 64,
    EmptyBranch = 128,
    Assert = 256,
    Bound = 512,
    Argument = 1024,
}

/// <summary>What an argument must be like.</summary>
internal abstract record ArgumentTest;

internal sealed record IsTest(string[] Words) : ArgumentTest;

internal sealed record InTest(string[] Values) : ArgumentTest;

internal sealed record MatchesTest(LazyRegex Regex) : ArgumentTest;

/// <summary>Some name in the expression: a flag among flags.</summary>
internal sealed record MentionsTest(LazyRegex Regex) : ArgumentTest;

internal sealed record NameTest(LazyRegex Regex) : ArgumentTest;

internal sealed record RangeTest(long? Above, long? Below) : ArgumentTest;

/// <summary>Some of these bits are set in a constant number; or none of them.</summary>
internal sealed record BitsTest(long Bits, bool Set) : ArgumentTest;

internal sealed record TypeTest(NamePattern Type) : ArgumentTest;

/// <param name="Fact">Values that are results of such a call carry this mark.</param>
internal sealed record CallTest(int Fact) : ArgumentTest;

internal sealed record TaintedTest(ulong Family) : ArgumentTest;

internal sealed record OperatorTest(Operator[] Operators) : ArgumentTest;

internal sealed record EntryTest(string Key, ArgumentTest[] Tests) : ArgumentTest;

/// <summary>A function, given as a lambda or by its name, that returns nothing but this constant.</summary>
internal sealed record ReturnsTest(string Text) : ArgumentTest;

/// <summary>A field of the class around the site, declared with this modifier.</summary>
internal sealed record FieldTest(string Modifier) : ArgumentTest;
