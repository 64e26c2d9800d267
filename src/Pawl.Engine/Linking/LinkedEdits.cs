using System.Runtime.CompilerServices;
using Pawl.Analysis;
using Pawl.Analysis.Linking;
using Pawl.Engine.Audit;
using Pawl.Engine.Git;
using Pawl.Engine.Guard;

namespace Pawl.Engine.Linking;

/// <param name="Before">Null: the file is new.</param>
internal sealed record Edit(string Path, byte[]? Before, byte[] Now);

/// <summary>What edits did: in the files themselves, and in files that call what they changed.</summary>
internal sealed class LinkedEdits(AnalysisTools tools, WorkTree tree, FileContents contents)
{
    private const int MostCallers = 8;
    private const int MostNames = 20;
    private IReadOnlyList<string>? paths;
    private KnownPackages? packages;

    /// <summary>Each delta with the contents that it compares.</summary>
    internal async IAsyncEnumerable<(EditDelta Delta, byte[]? Was, byte[] Now)> Deltas(
        IReadOnlyList<Edit> edits,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        if (edits.Any(e => RepositoryPackages.AsksFor(e.Path)))
        {
            paths = await contents.Paths(cancel);
            packages = RepositoryPackages.Of(tree.Root, [.. paths]);
        }
        var alone = new List<Analysed>();
        foreach (var edit in edits)
        {
            alone.Add(await Alone(edit));
        }
        foreach (var (edit, index) in edits.Select((edit, index) => (edit, index)))
        {
            var (_, was, now) = alone[index];
            var asks = was?.Outline?.Asks.Count > 0 || now.Outline?.Asks.Count > 0;
            paths ??= asks ? await contents.Paths(cancel) : null;
            if (asks && paths!.Count > 1)
            {
                (was, now) = await Told(edit, was, now, alone);
            }
            yield return (Delta(edit, was, now), edit.Before, edit.Now);
            foreach (var (caller, delta) in await Callers(edit, was, now, edits, cancel))
            {
                yield return (delta, caller, caller);
            }
        }
    }

    private AnalysisWorker NewWorker() =>
        packages is not null && tools.NewWorkerWith is { } knowing ? knowing(packages) : tools.NewWorker();

    private static EditDelta Delta(Edit edit, FileAnalysis? was, FileAnalysis now) =>
        EditDelta.Of(edit.Path, was is null ? null : (was, edit.Before!), (now, edit.Now));

    /// <summary>Both contents as if there were no other files, each analysed on a thread of its own.</summary>
    private async Task<Analysed> Alone(Edit edit)
    {
        var results = new FileAnalysis?[2];
        byte[]?[] both = [edit.Before, edit.Now];
        var next = -1;
        await AnalysisThreads.Run(
            edit.Before is null ? 1 : 2,
            () =>
            {
                using var worker = NewWorker();
                for (int at; (at = Interlocked.Increment(ref next)) < 2; )
                {
                    results[at] = both[at] is { } content ? worker.Analyse(edit.Path, content, Neighbours.Nobody) : null;
                }
            }
        );
        return new Analysed(edit.Path, results[0], results[1]!);
    }

    /// <summary>Both contents, each beside the contents that the other edits had then.</summary>
    private async Task<(FileAnalysis?, FileAnalysis)> Told(Edit edit, FileAnalysis? was, FileAnalysis now, IReadOnlyList<Analysed> edited)
    {
        await AnalysisThreads.Run(
            1,
            () =>
            {
                using var worker = NewWorker();
                var neighbours = new Neighbours(paths!, Read, worker);
                foreach (var other in edited)
                {
                    neighbours.Put(other.Path, other.Now.Outline);
                }
                now = neighbours.Told(edit.Path, edit.Now, now);
                foreach (var other in edited)
                {
                    neighbours.Put(other.Path, other.Was?.Outline);
                }
                was = was is null ? null : neighbours.Told(edit.Path, edit.Before!, was);
            }
        );
        return (was, now);
    }

    /// <summary>Files that call a function which does something else now, with what that did to them.</summary>
    private async Task<IReadOnlyList<(byte[] Content, EditDelta Delta)>> Callers(
        Edit edit,
        FileAnalysis? was,
        FileAnalysis now,
        IReadOnlyList<Edit> edits,
        CancellationToken cancel
    )
    {
        if (Changed(was?.Outline, now.Outline) is not { Count: > 0 } names)
        {
            return [];
        }
        var callers = (await contents.Naming(names, EndingsOf(edit.Path), cancel))
            .Where(path => edits.All(e => e.Path != path))
            .Take(MostCallers)
            .ToList();
        paths ??= await contents.Paths(cancel);
        var deltas = new List<(byte[], EditDelta)>();
        await AnalysisThreads.Run(
            callers.Count == 0 ? 0 : 1,
            () =>
            {
                using var worker = NewWorker();
                foreach (var path in callers)
                {
                    cancel.ThrowIfCancellationRequested();
                    if (Read(path) is { } content && CallerDelta(worker, path, content, edit.Path, was?.Outline, now.Outline) is { } delta)
                    {
                        deltas.Add((content, delta));
                    }
                }
            }
        );
        return deltas;
    }

    private EditDelta? CallerDelta(AnalysisWorker worker, string path, byte[] content, string edited, Outline? was, Outline? now)
    {
        var neighbours = new Neighbours(paths!, Read, worker);
        var alone = worker.Analyse(path, content, Neighbours.Nobody);
        neighbours.Put(edited, was);
        var before = neighbours.Told(path, content, alone);
        neighbours.Put(edited, now);
        var delta = EditDelta.Of(path, (before, content), (neighbours.Told(path, content, alone), content));
        return delta.IsNothing ? null : delta with { Lost = [] };
    }

    /// <summary>Names of functions that do something else to their callers.</summary>
    private static List<string> Changed(Outline? was, Outline? now) =>
        was is null || now is null
            ? []
            :
            [
                .. now
                    .Functions.Values.Where(f =>
                        was.Functions.GetValueOrDefault(f.QualifiedName) is { } old
                        && old.Effect != f.Effect
                        && !f.SimpleName.StartsWith('<')
                    )
                    .Select(f => f.SimpleName)
                    .Distinct()
                    .Take(MostNames),
            ];

    private static IReadOnlyList<string> EndingsOf(string path) =>
        [.. Analyser.Languages.Where(l => l.Rules == Neighbours.RulesOf(path)).SelectMany(l => l.Extensions)];

    private byte[]? Read(string path)
    {
        var file = new FileInfo(Path.Combine(tree.Root, path));
        return !file.Exists || file.LinkTarget is not null || file.Length is 0 or > Analyser.MostBytes
            ? null
            : File.ReadAllBytes(file.FullName);
    }

    /// <summary>An edit's contents as if there were no other files.</summary>
    private sealed record Analysed(string Path, FileAnalysis? Was, FileAnalysis Now);
}
