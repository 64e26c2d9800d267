using System.Collections.Concurrent;
using System.Collections.ObjectModel;
using Pawl.Analysis;
using Pawl.Analysis.Findings;
using Pawl.Engine.Lineage;
using ObjectId = Pawl.Engine.Git.ObjectId;

namespace Pawl.Engine.Audit;

/// <summary>The files of the present content, and what is in them. For any number of threads.</summary>
internal sealed class HeadFiles(IReadOnlyCollection<Content> files)
{
    private readonly HashSet<Content> wanted = [.. files];
    private readonly ConcurrentDictionary<Content, HeadFile> analysed = [];

    /// <summary>Contents whose analysis nobody has offered yet.</summary>
    internal IEnumerable<Content> Missing => files.Where(c => !analysed.ContainsKey(c));

    internal IReadOnlyCollection<Content> Files => files;

    /// <summary>Blobs of all files by path, in the order of the tree, those in no language too.</summary>
    internal IReadOnlyDictionary<string, ObjectId> Blobs { get; init; } = ReadOnlyDictionary<string, ObjectId>.Empty;

    internal HeadFile? Find(Content content) => analysed.GetValueOrDefault(content);

    internal void Offer(Content content, FileAnalysis analysis)
    {
        if (wanted.Contains(content))
        {
            analysed[content] = new HeadFile(analysis.Language, analysis.Nloc, analysis.Findings, analysis.Gaps);
        }
    }
}

internal sealed record HeadFile(string? Language, int Nloc, IReadOnlyList<Finding> Findings, IReadOnlyList<Gap> Gaps);
