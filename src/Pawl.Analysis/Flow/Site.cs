using Pawl.Analysis.Flow.Versions;
using Pawl.Analysis.Form;
using Pawl.Analysis.Rules;

namespace Pawl.Analysis.Flow;

/// <summary>A place that patterns are tried on, with all that their conditions may ask.</summary>
internal sealed record Site(Span Span, string Last, IReadOnlyList<string> Prefixes)
{
    internal static readonly IReadOnlyList<string> NoPrefixes = [];

    /// <summary>There is something before the dot, whatever it is.</summary>
    internal bool AnyReceiver { get; init; }
    internal IReadOnlyList<Argument> Arguments { get; init; } = [];
    internal IReadOnlyList<Value> Values { get; init; } = [];
    internal Expression? ReceiverExpression { get; init; }
    internal Value? Receiver { get; init; }

    /// <summary>Of an assignment: what gets the value.</summary>
    internal Expression? Target { get; init; }
    internal Value? Result { get; init; }
    internal bool ResultUsed { get; init; } = true;
    internal bool Awaited { get; init; }

    /// <summary>What is changed is a variable outside functions.</summary>
    internal bool IsShared { get; init; }

    /// <summary>Bytes of an element, of an index.</summary>
    internal long Unit { get; init; } = 1;
    internal Places Places { get; init; }

    /// <summary>The macro that somebody must define for this code to be compiled.</summary>
    internal string? Option { get; init; }
    internal required FunctionContext Function { get; init; }
}

/// <summary>The function around a site, its class, and the facts that were seen in it.</summary>
internal sealed class FunctionContext(Function function, Class? declaring, FileContext file)
{
    internal Function Function { get; } = function;
    internal Class? Class { get; } = declaring;
    internal FileContext File { get; } = file;
    internal HashSet<int> Facts { get; } = [];

    /// <summary>Calls that this lambda is an argument of.</summary>
    internal Site? PassedTo { get; set; }

    internal FunctionContext? Outer { get; set; }

    internal void Saw(int fact)
    {
        for (var context = this; context is not null; context = context.Outer)
        {
            context.Facts.Add(fact);
            File.Recorder?.Saw(context.Function, fact);
        }
        File.Facts.Add(fact);
    }
}

internal sealed class FileContext(FileForm form, RuleSet rules, bool isTest)
{
    internal FileForm Form { get; } = form;
    internal RuleSet Rules { get; } = rules;

    /// <summary>The file holds tests of other code.</summary>
    internal bool IsTest { get; } = isTest || rules.Tests.Of(form);
    internal HashSet<int> Facts { get; } = [];

    internal FrameRecorder? Recorder { get; init; }
}
