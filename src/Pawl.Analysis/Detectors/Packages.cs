using Pawl.Analysis.Flow;
using Pawl.Analysis.Form;
using Pawl.Analysis.Linking;
using Pawl.Analysis.Manifests;
using Pawl.Analysis.Rules;

namespace Pawl.Analysis.Detectors;

/// <summary>
/// Finds imports of packages that nobody knows: no manifest or lock file of the repository, none of its own files, not the standard library, not the
/// list of what many use. A name that is one slip away from one that many use is worse: somebody may have registered it to be taken for that.
/// </summary>
internal sealed class Packages
{
    private static readonly System.Buffers.SearchValues<char> NoPackage = System.Buffers.SearchValues.Create(":?!*\\ ");

    private readonly Rule rule;
    private readonly Pattern unknown;
    private readonly DataNode node;
    private readonly HashSet<string> standard;
    private readonly PopularNames popular;
    private readonly HashSet<string> scopes;
    private readonly Dictionary<string, string> otherwise;

    internal Packages(Rule rule)
    {
        this.rule = rule;
        node = rule.Detector!.Node;
        node.Allow("name", "standard", "popular", "also");
        unknown = new Pattern(PatternKind.Text, node);
        standard = [.. Words("standard")];
        otherwise = Words("also").Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        var names = Words("popular");
        popular = new PopularNames(names);
        scopes = [.. names.Select(ScopeOf).OfType<string>()];
    }

    private string[] Words(string key) => (node[key]?.Text ?? "").Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);

    internal IEnumerable<RawFinding> Find(FileFlow file, KnownPackages known)
    {
        var rules = file.Rules.Language;
        List<RawFinding> found = [];
        foreach (var import in file.Form.Imports)
        {
            if (
                PackageOf(rules, import) is not { } package
                || found.Exists(f => f.SinkName == package)
                || standard.Contains(package)
                || popular.Holds(package)
                || known.IsOwn(package)
                || known.IsOwn(package[(package.IndexOf('/', StringComparison.Ordinal) + 1)..])
                || otherwise.TryGetValue(package, out var called) && (popular.Holds(called) || known.IsDeclared(rules, called))
                || ScopeOf(package) is { } scope
                    && (standard.Contains(scope) || scopes.Contains(scope) || known.IsDeclared(rules, scope + "/"))
                || !known.HasManifests(rules)
                || ModuleRoots.MayBeKnown(rules, package, known)
                || IsOptional(file.Form, import)
            )
            {
                continue;
            }
            var meant = popular.MeantBy(package);
            if (known.IsDeclared(rules, package) && (meant is null || !IsWhole(package)))
            {
                continue;
            }
            found.Add(Finding(file, import, package, meant, known.IsDeclared(rules, package)));
        }
        return found;
    }

    /// <summary>What a manifest asks for that has nearly the name of another package, or that the lock file beside it does not know.</summary>
    /// <param name="isLocked">Null: there is no lock file.</param>
    internal IEnumerable<ManifestFinding> Find(string rules, IEnumerable<Dependency> dependencies, Func<string, bool>? isLocked)
    {
        foreach (var dependency in dependencies.DistinctBy(d => d.Name))
        {
            if (popular.LookAlike(rules, dependency.Name) is { } likeness)
            {
                yield return new ManifestFinding(rule, dependency, likeness.Words, likeness.Severity, likeness.Confidence);
            }
            else if (isLocked is not null && dependency.IsInstalled && !isLocked(dependency.Name))
            {
                var words = $"the lock file beside it does not know {dependency.Name}";
                yield return new ManifestFinding(rule, dependency, words, rule.Severity, rule.Confidence);
            }
        }
    }

    /// <summary>A scope belongs to somebody: nobody else can publish below it.</summary>
    private static string? ScopeOf(string package) => package[0] == '@' ? package[..package.IndexOf('/', StringComparison.Ordinal)] : null;

    private static bool IsWhole(string package) => !package.Contains('/', StringComparison.Ordinal);

    private RawFinding Finding(FileFlow file, Import import, string package, string? meant, bool isDeclared)
    {
        var pattern = unknown with
        {
            Message = meant is null ? $"{rule.Title}: {package}" : $"{package} is not {meant}, whose name is nearly the same",
            Severity =
                meant is null ? null
                : isDeclared ? Findings.Severity.Medium
                : Findings.Severity.High,
            Confidence = isDeclared ? Findings.Confidence.Low : null,
        };
        var site = new Site(import.Span, "import", Site.NoPrefixes) { Function = file.ContextOf(file.Form.Module) };
        return new RawFinding(rule, pattern, site, import.Span, import.Span, null, null) { SinkName = package };
    }

    /// <summary>The name that a registry would know; null for modules of the project itself and for what only a build tool knows.</summary>
    private static string? PackageOf(string rules, Import import)
    {
        if (rules is "java" or "csharp")
        {
            return ModuleRoots.Of(rules, import);
        }
        if (rules == "javascript")
        {
            var path = import.Module ?? "";
            var parts = path.Split('/');
            return path.Length == 0
                || !(char.IsAsciiLetterOrDigit(path[0]) || path[0] == '@' && parts is [{ Length: > 1 }, { Length: > 0 }, ..])
                || path.AsSpan().ContainsAny(NoPackage)
                    ? null
                : path[0] == '@' ? $"{parts[0]}/{parts[1]}"
                : parts[0];
        }
        var dot = import.Qualified.IndexOf('.', StringComparison.Ordinal);
        var first = dot < 0 ? import.Qualified : import.Qualified[..dot];
        return first.Length == 0 || first[0] == '_' ? null : first;
    }

    /// <summary>In a <c>try</c>, or for the type checker only: it need not be there.</summary>
    private static bool IsOptional(FileForm form, Import import)
    {
        var optional = false;
        foreach (var function in form.Functions.Prepend(form.Module))
        {
            FormWalk.Statements(
                function.Body,
                s =>
                    optional |=
                        s.Span.Start <= import.Span.Start
                        && s.Span.End >= import.Span.End
                        && (
                            s is Try { Catches.Count: > 0 }
                            || s is If { Test: Name { Id: "TYPE_CHECKING" } or Member { Id: "TYPE_CHECKING" } }
                        )
            );
        }
        return optional;
    }
}
