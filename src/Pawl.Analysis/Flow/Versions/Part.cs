using Pawl.Analysis.Complexity;
using Pawl.Analysis.Defences;
using Pawl.Analysis.Form;

namespace Pawl.Analysis.Flow.Versions;

/// <summary>
/// What is compared as one when a file's version is compared with the one before: an outermost function with everything in it, a field, a
/// class's head, an import, a macro, a statement outside functions. Stays the same object as long as its text does.
/// </summary>
/// <param name="digest">Differs when anything in it does, except where it stands.</param>
internal sealed class Part(ulong digest)
{
    internal ulong Digest { get; } = digest;

    /// <summary>Names that mean something else when the part changes.</summary>
    internal required IReadOnlyCollection<string> Defines { get; init; }

    internal required HashSet<string> Mentions { get; init; }

    /// <summary>Names of variables and fields that get a value in it.</summary>
    internal required IReadOnlyCollection<string> Assigns { get; init; }

    /// <summary>Names of its functions, with those around them.</summary>
    internal required IReadOnlyList<string> Names { get; init; }

    /// <summary>The function, then those in it, in order of their start; none for other parts. Of the present version.</summary>
    internal IReadOnlyList<Function> Functions { get; private set; } = [];

    internal bool IsFunction { get; private set; }

    /// <summary>One before it in the file is the same.</summary>
    internal bool IsRepeated { get; init; }

    /// <summary>A field of a class.</summary>
    internal bool IsField { get; init; }

    /// <summary>Bases, modifiers and annotations of a class.</summary>
    internal bool IsHead { get; init; }

    /// <summary>Where it begins in the present version.</summary>
    internal int Start { get; private set; }

    // By pass: what following its functions did; null where one was not followed by itself.
    private readonly Frame?[]?[] frames = new Frame?[]?[Passes];

    internal const int Passes = 2;

    internal IEnumerable<Frame> Frames => frames.SelectMany(pass => pass ?? []).OfType<Frame>();

    /// <summary>As of <see cref="Frames"/>: asked of every part of every version.</summary>
    private bool AnyFrame(Func<Frame, bool> fits)
    {
        foreach (var pass in frames)
        {
            foreach (var frame in pass ?? [])
            {
                if (frame is not null && fits(frame))
                {
                    return true;
                }
            }
        }
        return false;
    }

    /// <summary>A finding of it waits until all facts are known.</summary>
    internal bool Waits => AnyFrame(static f => f.Waiting.Count > 0);

    /// <summary>It has been followed, and that gave nothing that names places of this version.</summary>
    internal bool IsRepeatable => IsFunction && WasFollowed(0) && !AnyFrame(static f => f.IsLoud);

    internal bool DependsOnFacts => AnyFrame(static f => f.DependsOnFacts);

    // By function.
    private ComplexityCount?[] complexity = [];
    private KeptInventory?[] inventories = [];
    private bool[] holdsNoSecret = [];

    internal ComplexityCount? ComplexityOf(int function) => function < complexity.Length ? complexity[function] : null;

    internal void Keep(int function, ComplexityCount count)
    {
        if (complexity.Length == 0)
        {
            complexity = new ComplexityCount?[Functions.Count];
        }
        complexity[function] = count;
    }

    internal KeptInventory? InventoryOf(int function) => function < inventories.Length ? inventories[function] : null;

    internal void Keep(int function, KeptInventory inventory)
    {
        if (inventories.Length == 0)
        {
            inventories = new KeptInventory?[Functions.Count];
        }
        inventories[function] = inventory;
    }

    internal bool HoldsNoSecret(int function) => function < holdsNoSecret.Length && holdsNoSecret[function];

    internal void KeepSecrets(int function, bool holdsNone)
    {
        if (holdsNoSecret.Length == 0)
        {
            holdsNoSecret = new bool[Functions.Count];
        }
        holdsNoSecret[function] = holdsNone;
    }

    /// <summary>Position in the version before.</summary>
    internal int Order { get; set; }

    /// <summary>What had been seen in its functions at the end.</summary>
    internal ulong Facts { get; set; }

    internal void StandsAt(int start, IReadOnlyList<Function> functions) =>
        (Start, Functions, IsFunction) = (start, functions, functions.Count > 0);

    /// <summary>Of the present version.</summary>
    internal bool Holds(Span span) => span == default || (span.Start >= Start && span.End <= Functions[0].Span.End);

    /// <summary>Lets go of the version's form, which is large.</summary>
    internal void Leave()
    {
        Functions = [];
        if (AnyFrame(static f => f.IsLoud))
        {
            foreach (var frame in Frames.Where(f => f.IsLoud))
            {
                frame.Kept.Clear();
            }
        }
    }

    internal bool WasFollowed(int pass) => frames[pass] is not null;

    internal Frame? FrameOf(int pass, int function) => frames[pass]?[function];

    /// <summary>From that pass on.</summary>
    internal void Forget(int pass) => Array.Clear(frames, pass, Passes - pass);

    internal void Keep(int pass, int function, Frame frame) => (frames[pass] ??= new Frame?[Functions.Count])[function] = frame;
}

/// <summary>A function by its part and its position in there; the code outside functions has no part.</summary>
internal readonly record struct Place(Part? Part, int Function);
