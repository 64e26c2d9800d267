using Pawl.Analysis.Form;
using Pawl.Analysis.Rules;

namespace Pawl.Analysis.Flow.Versions;

/// <summary>What following one function did besides its summary, so that it need not be followed again to do the same.</summary>
internal sealed class Frame
{
    /// <summary>It reported something, or did something else that holds for this version only.</summary>
    internal bool IsLoud { get; set; }

    /// <summary>It did not report something only because of what was seen elsewhere in the function or the file.</summary>
    internal bool DependsOnFacts { get; set; }

    /// <summary>Positions of findings that wait for all facts; empty after the end.</summary>
    internal HashSet<int> Waiting { get; } = [];

    internal int Steps { get; set; }

    /// <summary>What was known of the fields that it mentions when it began.</summary>
    internal ulong Fields { get; set; }

    /// <summary>Digest of its summary.</summary>
    internal ulong Summary { get; set; }

    /// <summary>The summary itself, where nothing in it belongs to one version of the text.</summary>
    internal Summary? Timeless { get; set; }

    /// <summary>Functions whose summaries it asked for, the first time each.</summary>
    internal List<Question> Asked { get; } = [];

    /// <summary>Functions that it followed, or tried to, where they are called.</summary>
    internal List<Question> Followed { get; } = [];

    internal HashSet<(Place Function, int Fact)> Facts { get; } = [];

    internal List<KeptDefence> Defences { get; } = [];

    internal List<KeptFinding> Findings { get; } = [];

    /// <summary>What it put into fields, by class.</summary>
    internal List<(string Owner, Value Fields)> Kept { get; } = [];

    /// <summary>Functions being followed in it at this moment.</summary>
    internal Stack<Function> Following { get; } = new();
}

/// <summary>A call of a function of the file.</summary>
/// <param name="Name">Finds the function; null for one that only its place tells.</param>
/// <param name="Answer">Digest of its summary; null for one that is being followed already, so that nothing is known of it.</param>
internal readonly record struct Question(string? Name, Place Place, ulong? Answer);
