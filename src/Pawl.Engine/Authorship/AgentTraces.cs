using System.Security.Cryptography;
using Pawl.Engine.Git;

namespace Pawl.Engine.Authorship;

/// <summary>All Agent Trace records seen so far, by the revision that they name.</summary>
internal sealed class AgentTraces(ToolNames tools)
{
    public const string Path = ".agent-trace/traces.jsonl";

    private readonly Dictionary<string, List<AgentTrace>> byRevision = [];
    private readonly Dictionary<string, long> timeOf = [];
    private readonly HashSet<Int128> seen = [];

    /// <summary>Adds the lines that were not seen yet.</summary>
    /// <returns>How many lines could not be read.</returns>
    public int Add(byte[] jsonLines)
    {
        var bad = 0;
        var rest = jsonLines.AsMemory();
        while (rest.Length > 0)
        {
            var end = rest.Span.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            if (line.Span.Trim((byte)' ').TrimEnd((byte)'\r').Length > 0 && seen.Add(Fingerprint(line.Span)))
            {
                bad += TryAdd(line) ? 0 : 1;
            }
        }
        return bad;
    }

    /// <summary>
    /// What the traces say of a commit. A record names the commit that was HEAD: if it is older than that commit it is
    /// about it, if it is younger it is about a child.
    /// </summary>
    public CommitRecord? Of(Commit commit)
    {
        var id = commit.Id.ToString();
        var own = byRevision.GetValueOrDefault(id, []);
        if (own.Count > 0)
        {
            timeOf[id] = commit.Time;
        }
        var traces = own.Where(trace => trace.Time is null || trace.Time <= commit.Time);
        foreach (var parent in commit.Parents.Select(parent => parent.ToString()))
        {
            var before = timeOf.GetValueOrDefault(parent, long.MinValue);
            traces = traces.Concat(
                byRevision.GetValueOrDefault(parent, []).Where(trace => trace.Time > before && trace.Time <= commit.Time)
            );
        }
        var changed = commit.Changes.Select(change => change.Path).ToHashSet();
        var files = traces
            .SelectMany(trace => trace.Files)
            .Where(file => file.Lines.Count > 0 && changed.Contains(file.Path))
            .GroupBy(file => file.Path)
            .ToDictionary(file => file.Key, file => ClaimOf([.. file]));
        return files.Count > 0 ? new CommitRecord(AgentTrace.Source, files) : null;
    }

    private static Claim ClaimOf(List<AgentTraceFile> records)
    {
        var claim = LineClaims.Of(AgentTrace.Source, records.SelectMany(record => record.Lines));
        // Lines of an earlier record may have moved by the next: then only the file is known.
        return records.Count == 1 && records[0].KnowsLines ? claim : claim with { Lines = [], Weight = 0 };
    }

    private bool TryAdd(ReadOnlyMemory<byte> line)
    {
        try
        {
            if (AgentTrace.Parse(line, tools) is { } trace)
            {
                if (!byRevision.TryGetValue(trace.Revision, out var list))
                {
                    byRevision[trace.Revision] = list = [];
                }
                list.Add(trace);
            }
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static Int128 Fingerprint(ReadOnlySpan<byte> line)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(line, hash);
        return System.Buffers.Binary.BinaryPrimitives.ReadInt128LittleEndian(hash);
    }
}
