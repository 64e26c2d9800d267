namespace Pawl.Analysis.Flow;

/// <summary>What is known of the memory behind a pointer or array; languages with addresses only.</summary>
internal sealed record Memory
{
    /// <summary>A variable that has a value, and no pointer.</summary>
    internal static readonly Memory None = new();

    internal static readonly Memory NotSet = new() { Unset = true };

    /// <summary>The variable that a pointer points to.</summary>
    internal string? Target { get; init; }

    /// <summary>Bytes from here to the end of the object.</summary>
    internal long? Extent { get; init; }

    /// <summary>Length of the text in it, in characters without the end.</summary>
    internal long? Filled { get; init; }

    /// <summary>Part of a function's frame: gone when the function returns, never to be freed.</summary>
    internal bool OnStack { get; init; }

    /// <summary>The object itself, not a pointer that can be moved.</summary>
    internal bool IsArray { get; init; }

    /// <summary>A variable that has no value yet.</summary>
    internal bool Unset { get; init; }

    /// <summary>Moved away from where the object begins.</summary>
    internal bool IsInside { get; init; }

    /// <summary>Moved forward, on some way at least.</summary>
    internal bool IsAhead { get; init; }

    /// <summary>What may be the case on either of two ways: the smaller object, the longer text.</summary>
    internal static Memory? Join(Value a, Value b)
    {
        var (x, y) = (a.Memory, b.Memory);
        if (x == y || HasNone(b))
        {
            return x;
        }
        if (HasNone(a))
        {
            return y;
        }
        return x is null || y is null
            ? ((x ?? y)!.IsAhead ? new Memory { IsAhead = true } : null)
            : new Memory
            {
                Target = x.Target == y.Target ? x.Target : null,
                Extent = x.Extent is { } m && y.Extent is { } n ? Math.Min(m, n) : null,
                Filled = x.Filled is { } s && y.Filled is { } t ? Math.Max(s, t) : null,
                OnStack = x.OnStack && y.OnStack,
                IsArray = x.IsArray && y.IsArray,
                IsInside = x.IsInside && y.IsInside,
                IsAhead = x.IsAhead || y.IsAhead,
            };
    }

    // No value yet and no object at all say nothing of the object that there is on the other way.
    private static bool HasNone(Value value) =>
        value.Memory is { Unset: true } || (value.Memory is null && value is { IsConstant: true, Truth: false });
}
