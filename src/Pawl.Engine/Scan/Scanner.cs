using System.Collections.Concurrent;
using Pawl.Analysis;
using Pawl.Analysis.Linking;
using Pawl.Analysis.Manifests;
using Pawl.Analysis.Rules;
using Pawl.Engine.Audit;
using Pawl.Engine.Linking;

namespace Pawl.Engine.Scan;

/// <summary>Analyses files as they are on disk.</summary>
public static class Scanner
{
    /// <summary>Files in a language that Pawl knows; what could not be looked at is among them with its reason.</summary>
    /// <exception cref="UserError">A path is not there.</exception>
    public static async Task<ScanReport> Scan(ScanOptions options, IProgress<int>? progress, CancellationToken cancel)
    {
        var reading = Task.Run(() => ReadRules(options), cancel);
        var root = Path.GetFullPath(options.Root);
        var found = await FileFinder.Find(options.Paths, cancel);
        var queue = new ConcurrentQueue<string>(
            found
                .Where(f => f.Gap is null && Analyser.LanguageOf(f.Path, Head(f.Path)) is not null)
                .Select(f => f.Path)
                // The largest first, so that no worker is left with one at the end.
                .OrderByDescending(SizeOf)
        );
        var results = new ConcurrentBag<ScannedFile>(
            found.Where(f => f.Gap is not null && MayHoldCode(f)).Select(f => Skipped(Relative(root, f.Path), f.Gap!))
        );
        var others = new OtherLanguages();
        foreach (var file in found.Where(f => f.Gap is null))
        {
            others.Add(file.Path);
        }
        var packages = await RepositoryPackages.Around(root, found, cancel);
        var (total, done) = (queue.Count, 0);
        var workers = Math.Clamp(options.Threads > 0 ? options.Threads : Environment.ProcessorCount, 1, Math.Max(1, total));
        await AnalysisThreads.Run(
            workers,
            () =>
            {
                using var analyser = new Analyser(options.Rules.Of) { Packages = packages };
                while (queue.TryDequeue(out var path))
                {
                    cancel.ThrowIfCancellationRequested();
                    results.Add(Scan(analyser, root, path, NoLinks));
                    progress?.Report(Interlocked.Increment(ref done));
                }
            }
        );
        await reading;
        foreach (var path in found.Where(f => f.Gap is null && ManifestCheck.Takes(f.Path)).Select(f => f.Path))
        {
            // A manifest is no program: only what is wrong with it is told.
            if (Manifest(options.Rules, root, path) is { Analysis.Findings.Count: > 0 } manifest)
            {
                results.Add(manifest);
            }
        }
        var files = results.OrderBy(f => f.Path, StringComparer.Ordinal).ToList();
        await LinkedAnalysis.Run(
            files,
            workers,
            () => new Analyser(options.Rules.Of) { Packages = packages },
            (analyser, file, links) =>
                Scan(analyser, root, Path.GetFullPath(file.Path, root), links) is { Analysis.Outline: not null } told ? told : null,
            cancel
        );
        return new ScanReport(Analyser.EngineVersion, options.Rules.DigestOf(files.Select(f => f.Analysis.Language)), files)
        {
            OtherLanguages = others.Rows(),
        };
    }

    private static ScannedFile? Manifest(RuleLibrary.RuleLibrary rules, string root, string path)
    {
        var name = Relative(root, path);
        if (RepositoryPackages.Read(root, name) is not { } text)
        {
            return null;
        }
        var content = System.Text.Encoding.UTF8.GetBytes(text);
        var analysis = ManifestCheck.Check(name, content, rules.Of, lockFile => RepositoryPackages.Read(root, lockFile));
        return new ScannedFile(name, analysis, SourceLines.Of(content, analysis));
    }

    /// <summary>Begins with the rules while the files are looked for and parsed; each path's ending tells which.</summary>
    private static void ReadRules(ScanOptions options)
    {
        foreach (var language in options.Paths.Select(p => Analyser.LanguageOf(p, default)?.Rules).OfType<string>().Distinct())
        {
            try
            {
                options.Rules.Of(language);
            }
            catch (RuleError)
            {
                // Said when the first file is analysed.
            }
        }
    }

    private static readonly Dictionary<string, LinkedFunction> NoLinks = [];

    private static ScannedFile Scan(Analyser analyser, string root, string path, IReadOnlyDictionary<string, LinkedFunction> links)
    {
        var name = Relative(root, path);
        try
        {
            var info = new FileInfo(path);
            if (info.LinkTarget is { } target)
            {
                return Skipped(name, new Gap("symlink", $"a link to {target}, not followed", Whole: true));
            }
            if (info.Length > Analyser.MostBytes)
            {
                return Skipped(name, new Gap("too-large", $"{info.Length} bytes; the limit is {Analyser.MostBytes}", Whole: true));
            }
            // What has no length is not opened: a pipe would wait for its writer for ever.
            var content = info.Length == 0 ? [] : File.ReadAllBytes(path);
            var analysis = analyser.Analyse(name, content, links);
            return new ScannedFile(name, analysis, SourceLines.Of(content, analysis));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Skipped(name, new Gap("unreadable", e.Message, Whole: true));
        }
    }

    /// <summary>Folders and links to folders do; files when they have the ending of a language.</summary>
    private static bool MayHoldCode(FoundFile file) =>
        file.Gap!.Reason is "symlink" or "submodule" || Directory.Exists(file.Path) || Analyser.LanguageOf(file.Path, default) is not null;

    private static ScannedFile Skipped(string name, Gap gap) =>
        new(name, FileAnalysis.NotAnalysed(Analyser.LanguageOf(name, default)?.Name, gap), SourceLines.None);

    /// <summary>The first bytes of a file without an ending: its <c>#!</c> line may tell the language.</summary>
    private static byte[] Head(string path)
    {
        if (Path.HasExtension(path))
        {
            return [];
        }
        try
        {
            if (new FileInfo(path) is { Length: 0 } or { LinkTarget: not null })
            {
                return [];
            }
            using var stream = File.OpenRead(path);
            var head = new byte[200];
            return head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static long SizeOf(string path)
    {
        try
        {
            return new FileInfo(path).Length;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 0; // Its reader tells why.
        }
    }

    internal static string Relative(string root, string path)
    {
        var relative = Path.GetRelativePath(root, path);
        var shown = relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
        return OperatingSystem.IsWindows() ? shown.Replace('\\', '/') : shown;
    }
}
