using Pawl.Analysis.Form;

namespace Pawl.Analysis.Flow.Versions;

/// <summary>Keeps what following each function of a version does, for the next version; tells what need not be followed in this one.</summary>
internal sealed class FrameRecorder
{
    private readonly PartList parts;

    internal PartList Parts => parts;

    // Null: nothing is taken over.
    private readonly HashSet<Part>? changed;
    private readonly HashSet<Part> followed;
    private readonly Stack<(Function Function, Frame Frame, bool IsKept)> open = new();
    private readonly Dictionary<Function, ulong> answers = [];
    private readonly Dictionary<string, string> heads = new(StringComparer.Ordinal);
    private HashSet<Part>? followedFirst;
    private int pass;

    /// <param name="changed">Parts that cannot be what they were; null when there is nothing to take over.</param>
    internal FrameRecorder(PartList parts, HashSet<Part>? changed)
    {
        (this.parts, this.changed) = (parts, changed);
        followed = [.. parts.All.Where(p => p.IsFunction && (changed is null || changed.Contains(p) || !p.IsRepeatable))];
        foreach (var part in followed)
        {
            part.Forget(0);
        }
    }

    /// <summary>All functions once more, now that more is known of the fields.</summary>
    internal void BeginAgain()
    {
        pass++;
        followedFirst = [.. followed];
        followed.UnionWith(parts.All.Where(p => p.IsFunction && !p.WasFollowed(pass)));
        answers.Clear();
    }

    /// <summary>Something is taken over from the version before.</summary>
    internal bool TakesOver => changed is not null;

    /// <summary>What was taken over does not fit: everything must be followed.</summary>
    internal bool HasFailed { get; private set; }

    internal void Fail() => HasFailed = true;

    /// <summary>Nothing in it looked like a secret in the version before.</summary>
    internal bool HoldsNoSecret(Function function) =>
        TakesOver && parts.PlaceOf(function) is { Part: { } part } place && part.HoldsNoSecret(place.Function);

    internal void KeepSecrets(Function function, bool holdsNone)
    {
        if (parts.PlaceOf(function) is { Part: { } part } place)
        {
            part.KeepSecrets(place.Function, holdsNone);
        }
    }

    /// <summary>It may do what it did in the version before.</summary>
    internal bool MayRepeat(Function function) => parts.PlaceOf(function).Part is { } part && !followed.Contains(part);

    /// <summary>It does not: all functions of its part are followed again.</summary>
    internal void Follow(Function function)
    {
        var part = parts.PlaceOf(function).Part!;
        followed.Add(part);
        part.Forget(pass);
    }

    /// <summary>Functions of its part that stand before it: what it captures comes from there.</summary>
    internal IEnumerable<Function> Before(Function function) =>
        parts.PlaceOf(function) is { Part: { } part } place ? part.Functions.Take(place.Function) : [];

    /// <summary>Null when it was not followed by itself.</summary>
    internal Frame? FrameOf(Function function) =>
        parts.PlaceOf(function) is { Part: { } part } place ? part.FrameOf(pass, place.Function) : null;

    /// <summary>The same text, and the same things around it.</summary>
    internal bool IsUnchanged(Part? part) => part is not null && changed is not null && parts.Has(part) && !changed.Contains(part);

    /// <param name="isKept">False for one that is followed for its summary only: what else it does has been done.</param>
    internal void Begin(Function function, IReadOnlyDictionary<string, Value> fields, bool isKept) =>
        open.Push((function, new Frame { Fields = isKept ? FieldsFor(function, fields) : 0 }, isKept));

    internal void End(int steps, Summary summary)
    {
        var (function, frame, isKept) = open.Pop();
        if (!isKept)
        {
            return;
        }
        frame.Steps = steps;
        frame.Summary = Answer(function, summary);
        if (parts.PlaceOf(function) is { Part: { } part } place)
        {
            // Functions in it ask for what they capture, which is there only when it is followed.
            frame.Timeless = part.Functions.Count == 1 && SummaryReader.IsTimeless(summary) ? summary : null;
            part.Keep(pass, place.Function, frame);
        }
        else
        {
            Loud();
        }
    }

    internal ulong Answer(Function function, Summary summary)
    {
        if (!answers.TryGetValue(function, out var answer))
        {
            answers[function] = answer = SummaryReader.DigestOf(function, summary);
        }
        return answer;
    }

    internal ulong FieldsFor(Function function, IReadOnlyDictionary<string, Value> fields)
    {
        if (fields.Count == 0 || parts.PlaceOf(function).Part is not { } part)
        {
            return 0;
        }
        List<string> owners = [];
        foreach (var owner in fields.Keys)
        {
            if (part.Mentions.Contains(owner) || part.Mentions.Contains(HeadOf(owner)))
            {
                owners.Add(owner);
            }
        }
        if (owners.Count == 0)
        {
            return 0;
        }
        owners.Sort(StringComparer.Ordinal);
        var reader = new FormReader(0);
        foreach (var owner in owners)
        {
            var value = fields[owner];
            reader.Text(owner);
            if (part.Mentions.Contains(HeadOf(owner)))
            {
                // Whatever is asked of the object itself may bring any of its fields along.
                ValueReader.Read(reader, value.AllTaints());
            }
            foreach (
                // The rest, under its star, may be any field.
                var (name, element) in value
                    .Elements.Where(e => e.Key == "*" || part.Mentions.Contains(e.Key))
                    .OrderBy(e => e.Key, StringComparer.Ordinal)
            )
            {
                reader.Text(name);
                ValueReader.Read(reader, element);
            }
        }
        return reader.Digest;
    }

    private string HeadOf(string owner)
    {
        if (!heads.TryGetValue(owner, out var head))
        {
            heads[owner] = head = FormReader.HeadOf(owner);
        }
        return head;
    }

    /// <summary>Something that is not kept.</summary>
    internal void Loud()
    {
        if (open.TryPeek(out var top))
        {
            top.Frame.IsLoud = true;
        }
    }

    /// <summary>A finding that waits until all facts are known.</summary>
    internal void Waits(int finding)
    {
        if (open.TryPeek(out var top))
        {
            top.Frame.Waiting.Add(finding);
        }
    }

    /// <summary>Everything has been followed: keeps on what the answer hangs.</summary>
    /// <param name="holds">Whether the finding at a position is one.</param>
    internal void Close(Func<int, bool> holds, FileContext file, Func<Function, FunctionContext> contextOf)
    {
        var wholeFile = Sum(file.Facts);
        foreach (var part in parts.All.Where(p => p.IsFunction))
        {
            // A pass that this version does not need tells nothing of it.
            if (pass + 1 < Part.Passes)
            {
                part.Forget(pass + 1);
            }
            foreach (var frame in part.Waits ? part.Frames.Where(f => f.Waiting.Count > 0) : [])
            {
                frame.IsLoud |= frame.Waiting.Any(holds);
                frame.DependsOnFacts = true;
                frame.Waiting.Clear();
            }
            if (part.DependsOnFacts)
            {
                var facts = part.Functions.Aggregate(wholeFile, (all, f) => (all * 31) + Sum(contextOf(f).Facts));
                HasFailed |= !(followedFirst ?? followed).Contains(part) && part.Facts != facts;
                part.Facts = facts;
            }
        }
    }

    private static ulong Sum(HashSet<int> facts)
    {
        var reader = new FormReader(0);
        foreach (var fact in facts.Order())
        {
            reader.Number(fact);
        }
        return reader.Digest;
    }

    /// <param name="summary">Null when it is being followed already.</param>
    internal void Asked(Function function, string? name, Summary? summary)
    {
        if (open.TryPeek(out var top) && top.IsKept)
        {
            var place = parts.PlaceOf(function);
            if (!top.Frame.Asked.Exists(q => q.Place == place))
            {
                top.Frame.Asked.Add(new Question(name, place, summary is null ? null : Answer(function, summary)));
            }
        }
    }

    /// <param name="isRefused">It is being followed already.</param>
    internal void Followed(Function function, string? name, bool isRefused)
    {
        // What runs in the same frame does so wherever the frame began.
        if (open.TryPeek(out var top) && top.IsKept && !(isRefused && top.Frame.Following.Contains(function)))
        {
            var place = parts.PlaceOf(function);
            if (!top.Frame.Followed.Exists(q => q.Place == place))
            {
                top.Frame.Followed.Add(new Question(name, place, isRefused ? null : 1));
            }
        }
    }

    internal void Enter(Function function)
    {
        if (open.TryPeek(out var top))
        {
            top.Frame.Following.Push(function);
        }
    }

    internal void Leave()
    {
        if (open.TryPeek(out var top))
        {
            top.Frame.Following.Pop();
        }
    }

    internal void Saw(Function function, int fact)
    {
        if (open.TryPeek(out var top))
        {
            top.Frame.Facts.Add((parts.PlaceOf(function), fact));
        }
    }

    internal void Add(RawDefence defence)
    {
        if (!open.TryPeek(out var top))
        {
            return;
        }
        if (parts.PlaceOf(defence.Function) is { Part: not null } place)
        {
            top.Frame.Defences.Add(KeptDefence.Of(defence, place, place));
        }
        else
        {
            top.Frame.IsLoud = true;
        }
    }

    /// <summary>A finding that is sure.</summary>
    internal void Add(RawFinding finding)
    {
        if (!open.TryPeek(out var top))
        {
            return;
        }
        if (parts.PlaceOf(finding.Site.Function.Function) is { Part: not null } place && KeptFinding.Of(finding, place) is { } kept)
        {
            top.Frame.Findings.Add(kept);
        }
        else
        {
            top.Frame.IsLoud = true;
        }
    }

    internal void Kept(string owner, Value fields)
    {
        if (open.TryPeek(out var top))
        {
            top.Frame.Kept.Add((owner, fields));
            top.Frame.IsLoud |= !ValueReader.IsTimeless(fields);
        }
    }
}
