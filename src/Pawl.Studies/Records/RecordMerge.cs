using System.IO.Hashing;
using System.Runtime.InteropServices;
using Pawl.Engine;

namespace Pawl.Studies.Records;

/// <summary>
/// Joins files of records into one order, by chain and iteration: shards of one run, whatever order they were written in. What stands in
/// several files is taken once; what contradicts itself is an error. Only places are held in memory, not records.
/// </summary>
public sealed class RecordMerge
{
    private readonly record struct Place(int Chain, int Iteration, int File, int Length, long Offset, UInt128 Hash);

    private readonly IReadOnlyList<string> paths;
    private readonly List<Place> places = [];

    private RecordMerge(IReadOnlyList<string> paths) => this.paths = paths;

    /// <summary>Files with a last line that was not written to its end; that line is left out.</summary>
    public IReadOnlyList<string> Torn { get; private set; } = [];

    /// <summary>Records that stood in more than one place.</summary>
    public int Doubles { get; private set; }
    public int Count => places.Count;

    /// <exception cref="UserError">Two records of one iteration differ, or a line is no record.</exception>
    public static RecordMerge Of(IReadOnlyList<string> paths, CancellationToken cancel)
    {
        var merge = new RecordMerge(paths);
        var chains = new Dictionary<string, int>(StringComparer.Ordinal);
        var torn = new List<string>();
        for (var file = 0; file < paths.Count; file++)
        {
            using var lines = new LineReader(paths[file]);
            while (lines.Next())
            {
                cancel.ThrowIfCancellationRequested();
                if (lines.Parse(RecordFile.FromLine) is not { } record)
                {
                    torn.Add(paths[file]);
                    continue;
                }
                ref var chain = ref CollectionsMarshal.GetValueRefOrAddDefault(chains, record.Chain, out var known);
                chain = known ? chain : chains.Count - 1;
                merge.places.Add(new Place(chain, record.Iteration, file, lines.Length, lines.Offset, XxHash128.HashToUInt128(lines.Line)));
            }
        }
        merge.Torn = torn;
        merge.Sort(chains);
        return merge;
    }

    /// <summary>The records' lines in order, as they were written.</summary>
    public void WriteTo(Stream output, CancellationToken cancel)
    {
        var files = paths.Select(path => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite)).ToList();
        try
        {
            var line = Array.Empty<byte>();
            foreach (var place in places)
            {
                cancel.ThrowIfCancellationRequested();
                if (line.Length < place.Length + 1)
                {
                    line = new byte[place.Length * 2 + 1];
                }
                RandomAccess.Read(files[place.File].SafeFileHandle, line.AsSpan(0, place.Length), place.Offset);
                line[place.Length] = (byte)'\n';
                output.Write(line, 0, place.Length + 1);
            }
        }
        finally
        {
            files.ForEach(file => file.Dispose());
        }
    }

    /// <summary>The records in order.</summary>
    public IEnumerable<IterationRecord> Read()
    {
        var files = paths.Select(path => File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite)).ToList();
        try
        {
            foreach (var place in places)
            {
                var line = new byte[place.Length];
                RandomAccess.Read(files[place.File], line, place.Offset);
                yield return RecordFile.FromLine(line);
            }
        }
        finally
        {
            files.ForEach(file => file.Dispose());
        }
    }

    private void Sort(Dictionary<string, int> chains)
    {
        var names = chains.OrderBy(c => c.Key, StringComparer.Ordinal).ToList();
        var ranks = new int[names.Count];
        for (var rank = 0; rank < names.Count; rank++)
        {
            ranks[names[rank].Value] = rank;
        }
        places.Sort(
            (a, b) =>
                ranks[a.Chain] != ranks[b.Chain] ? ranks[a.Chain].CompareTo(ranks[b.Chain])
                : a.Iteration != b.Iteration ? a.Iteration.CompareTo(b.Iteration)
                : a.File != b.File ? a.File.CompareTo(b.File)
                : a.Offset.CompareTo(b.Offset)
        );
        var kept = 0;
        for (var i = 0; i < places.Count; i++)
        {
            if (kept > 0 && (places[kept - 1].Chain, places[kept - 1].Iteration) == (places[i].Chain, places[i].Iteration))
            {
                if (places[kept - 1].Hash != places[i].Hash)
                {
                    throw new UserError(
                        $"iteration {places[i].Iteration} of the chain {names[ranks[places[i].Chain]].Key} stands in {paths[places[kept - 1].File]} and differs in {paths[places[i].File]}",
                        "They are of two runs: keep them apart."
                    );
                }
                Doubles++;
                continue;
            }
            places[kept++] = places[i];
        }
        places.RemoveRange(kept, places.Count - kept);
    }
}
