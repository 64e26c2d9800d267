using Pawl.Analysis.Flow;
using Pawl.Analysis.Form;
using Pawl.Analysis.Linking;
using Pawl.Analysis.Rules;

namespace Pawl.Analysis.Detectors;

/// <summary>
/// Finds imports of packages that nobody knows: no manifest or lock file of the repository, none of its own files, not the standard library, not the
/// list of what many use. A name that is one slip away from one that many use is worse: somebody may have registered it to be taken for that.
/// </summary>
internal sealed class Packages
{
    // Shorter names are one slip away from each other all the time.
    private const int ShortestMistaken = 6;

    private static readonly System.Buffers.SearchValues<char> NoPackage = System.Buffers.SearchValues.Create(":?!*\\ ");

    private readonly Rule rule;
    private readonly Pattern unknown;
    private readonly DataNode node;
    private readonly HashSet<string> standard;
    private readonly HashSet<string> popular;
    private readonly HashSet<string> scopes;
    private readonly Dictionary<string, string> otherwise;
    private readonly Lazy<ILookup<string, string>> slips;

    internal Packages(Rule rule)
    {
        this.rule = rule;
        node = rule.Detector!.Node;
        node.Allow("name", "standard", "popular", "also");
        unknown = new Pattern(PatternKind.Text, node);
        standard = [.. Words("standard")];
        otherwise = Words("also").Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        var names = Words("popular");
        popular = [.. names.Select(KnownPackages.Plain)];
        scopes = [.. names.Select(ScopeOf).OfType<string>()];
        slips = new(() =>
            names
                .Where(n => n.Length >= ShortestMistaken)
                .SelectMany(n => Shortened(KnownPackages.Plain(n)).Select(s => (s, n)))
                .ToLookup(p => p.s, p => p.n)
        );
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
                || popular.Contains(KnownPackages.Plain(package))
                || known.IsOwn(package)
                || known.IsOwn(package[(package.IndexOf('/', StringComparison.Ordinal) + 1)..])
                || otherwise.TryGetValue(package, out var called)
                    && (popular.Contains(KnownPackages.Plain(called)) || known.IsDeclared(rules, called))
                || ScopeOf(package) is { } scope
                    && (standard.Contains(scope) || scopes.Contains(scope) || known.IsDeclared(rules, scope + "/"))
                || !known.HasManifests(rules)
                || IsOptional(file.Form, import)
            )
            {
                continue;
            }
            var meant = MeantBy(KnownPackages.Plain(package), package);
            if (known.IsDeclared(rules, package) && (meant is null || !IsWhole(package)))
            {
                continue;
            }
            found.Add(Finding(file, import, package, meant, known.IsDeclared(rules, package)));
        }
        return found;
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

    /// <summary>The popular name that is one letter more, less, other or swapped away.</summary>
    private string? MeantBy(string plain, string package)
    {
        if (package.Length < ShortestMistaken || package.Contains('/', StringComparison.Ordinal))
        {
            return null;
        }
        foreach (var shortened in Shortened(plain))
        {
            foreach (var name in slips.Value[shortened])
            {
                if (IsOneSlip(plain, KnownPackages.Plain(name)))
                {
                    return name;
                }
            }
        }
        return null;
    }

    /// <summary>The name itself and without each one of its letters: two names one slip apart share one of these.</summary>
    private static IEnumerable<string> Shortened(string name)
    {
        yield return name;
        for (var i = 0; i < name.Length; i++)
        {
            if (i == 0 || name[i] != name[i - 1])
            {
                yield return name.Remove(i, 1);
            }
        }
    }

    private static bool IsOneSlip(string a, string b)
    {
        if (a == b || Math.Abs(a.Length - b.Length) > 1)
        {
            return false;
        }
        var start = a.AsSpan().CommonPrefixLength(b);
        if (start == 0)
        {
            // Nobody mistypes the first letter; it makes another word.
            return false;
        }
        var (x, y) = (a[start..], b[start..]);
        return x.Length == y.Length
                // Digits count versions: they are other packages, not slips.
                ? !(char.IsDigit(x[0]) && char.IsDigit(y[0])) && x.AsSpan(1).SequenceEqual(y.AsSpan(1))
                    || x.Length > 1 && x[0] == y[1] && x[1] == y[0] && x.AsSpan(2).SequenceEqual(y.AsSpan(2))
            : x.Length > y.Length ? !char.IsDigit(x[0]) && x.AsSpan(1).SequenceEqual(y)
            : !char.IsDigit(y[0]) && y.AsSpan(1).SequenceEqual(x);
    }
}
