using Pawl.Analysis.Findings;
using Pawl.Engine.Cache;

namespace Pawl.Engine.Audit;

/// <summary>A <see cref="StepDelta"/> in a few bytes: in memory while an audit runs, and in the cache.</summary>
internal static class StepDeltaCodec
{
    /// <summary>Part of every cache key: raise it when the form below, the matching or the counting changes.</summary>
    internal const string Version = "3";

    internal static byte[] Write(StepDelta delta)
    {
        var writer = new CompactWriter();
        writer.Text(delta.Language ?? "");
        writer.Number(delta.Cosmetic ? 1 : 0);
        writer.Number(delta.Added);
        writer.Number(delta.Removed);
        Facts(writer, delta.Before);
        Facts(writer, delta.After);
        var expected = 0;
        foreach (var origin in delta.Origins)
        {
            // Most findings stay where they were in the list: one byte each.
            writer.Number(
                origin < 0 ? 1
                : origin - expected == 0 ? 0
                : origin + 2
            );
            expected = origin < 0 ? expected : origin + 1;
        }
        foreach (var key in delta.New)
        {
            writer.Fixed(key.Identity);
            writer.Number(key.Cwe);
            writer.Number((int)key.Severity);
            writer.Text(key.Analyser);
            writer.Number(key.Line);
        }
        writer.Number(delta.DefencesLost);
        writer.Number(delta.DefencesGained);
        writer.Number(delta.Rises);
        writer.List(delta.Gaps, g => AnalysisCodec.Gap(writer, g));
        writer.List(delta.Hidden, i => writer.Number(i));
        writer.List(delta.Uncertain, i => writer.Number(i));
        return writer.ToArray();
    }

    internal static StepDelta Read(byte[] bytes)
    {
        var reader = new CompactReader(bytes);
        var language = reader.Text();
        var (cosmetic, added, removed) = (reader.Number() != 0, reader.Int(), reader.Int());
        var (before, after) = (Facts(reader), Facts(reader));
        var origins = Origins(reader, after.Findings, before.Findings);
        var keys = new FindingKey[origins.Count(o => o < 0)];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = new FindingKey(reader.Fixed(), reader.Int(), (Severity)reader.Int(), reader.Text()) { Line = reader.Int() };
        }
        return new StepDelta(
            language.Length == 0 ? null : language,
            cosmetic,
            added,
            removed,
            before,
            after,
            origins,
            keys,
            reader.Int(),
            reader.Int(),
            reader.Int(),
            reader.List(() => AnalysisCodec.Gap(reader))
        )
        {
            Hidden = Indexes(reader, before.Findings),
            Uncertain = Indexes(reader, after.Findings),
        };
    }

    private static int[] Indexes(CompactReader reader, int count) =>
        reader.List(reader.Int) is var indexes && indexes.All(i => i >= 0 && i < count)
            ? indexes
            : throw new InvalidDataException("a cached step is damaged");

    private static int[] Origins(CompactReader reader, int after, int before)
    {
        if (after < 0 || after > reader.Left)
        {
            throw new InvalidDataException("a cached step is damaged");
        }
        var origins = new int[after];
        var expected = 0;
        for (var i = 0; i < after; i++)
        {
            var code = reader.Int();
            origins[i] =
                code == 1 ? -1
                : code == 0 ? expected
                : code - 2;
            if (origins[i] >= before || origins[i] < -1)
            {
                throw new InvalidDataException("a cached step is damaged");
            }
            expected = origins[i] < 0 ? expected : origins[i] + 1;
        }
        return origins;
    }

    private static void Facts(CompactWriter writer, ContentFacts facts)
    {
        writer.Number(facts.Seen ? 1 : 0);
        writer.Number(facts.Findings);
        writer.Number(facts.Weight);
        writer.Number(facts.Defences);
        writer.Number(facts.Complexity);
    }

    private static ContentFacts Facts(CompactReader reader)
    {
        var seen = reader.Number() != 0;
        return new ContentFacts(seen, reader.Int(), reader.Int(), reader.Int(), reader.Int());
    }
}
