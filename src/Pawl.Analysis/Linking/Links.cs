namespace Pawl.Analysis.Linking;

/// <summary>Finds functions in other files of one repository by what files offer.</summary>
/// <param name="files">Path and folder of the language's rules.</param>
/// <param name="outlineOf">Asked only for files that may hold what is looked for; null for one that nothing is known of.</param>
public sealed class Links(IEnumerable<(string Path, string Rules)> files, Func<string, Outline?> outlineOf)
{
    // Through how many files a name is handed on.
    private const int MostHops = 3;

    private readonly Dictionary<(string Rules, string Name), List<Module>> modules = Modules(files);

    /// <summary>Knowing what the file asks for may change what is said of it.</summary>
    public static bool Matter(Outline outline, IReadOnlyDictionary<string, LinkedFunction> found) =>
        found.Count > 0 && (outline.HasFlows || found.Values.Any(f => f.Tells));

    /// <summary>What the file asks for and another file of its language offers.</summary>
    public IReadOnlyDictionary<string, LinkedFunction> Of(string path, string rules, Outline outline)
    {
        Dictionary<string, LinkedFunction> found = new(StringComparer.Ordinal);
        foreach (var name in outline.Asks)
        {
            if (Find(path, rules, name, outline.Imports, MostHops) is { } function)
            {
                found[name] = function;
            }
        }
        return found;
    }

    private LinkedFunction? Find(string path, string rules, string name, IReadOnlyList<KeyValuePair<string, string>> imports, int hops)
    {
        var slash = name.LastIndexOf('/');
        var (bare, arguments) = (name[..slash], name[slash..]);
        foreach (var definition in ModuleNames.Of(rules, path, bare, imports))
        {
            if (Nearest(path, rules, definition) is not { } module)
            {
                continue;
            }
            foreach (var file in module.Files)
            {
                if (outlineOf(file) is not { } outline)
                {
                    continue;
                }
                var function =
                    outline.Functions.GetValueOrDefault(definition.Function)
                    ?? outline.Functions.GetValueOrDefault(definition.Function + arguments);
                if (
                    function is not null
                    || hops > 0 && (function = HandedOn(file, rules, definition.Function, arguments, outline, hops - 1)) is not null
                )
                {
                    return function;
                }
            }
        }
        return null;
    }

    /// <summary>A module may offer what it imports itself.</summary>
    private LinkedFunction? HandedOn(string file, string rules, string function, string arguments, Outline outline, int hops)
    {
        if (rules is not ("python" or "javascript"))
        {
            return null;
        }
        var dot = function.IndexOf('.', StringComparison.Ordinal);
        var head = dot < 0 ? function : function[..dot];
        foreach (var (local, stands) in outline.Imports)
        {
            var name =
                local == head ? stands + function[head.Length..]
                : local.Length == 0 ? $"{stands}.{function}"
                : null;
            if (name is not null && Find(file, rules, name + arguments, outline.Imports, hops) is { } found)
            {
                return found;
            }
        }
        return null;
    }

    /// <summary>The module that shares the most folders with the path; null when two are equally near.</summary>
    private Module? Nearest(string path, string rules, Definition definition)
    {
        var name = definition.Stem[(definition.Stem.LastIndexOf('/') + 1)..];
        (Module? best, var most) = (null, -1);
        foreach (var module in modules.GetValueOrDefault((rules, name), []))
        {
            if (
                !(module.Stem == definition.Stem || !definition.IsWhole && EndsWith(module.Stem, definition.Stem))
                || module.Files.Contains(path)
            )
            {
                continue;
            }
            var shared = Shared(module.Stem, path);
            (best, most) =
                shared > most ? (module, shared)
                : shared == most ? (null, most)
                : (best, most);
        }
        return best;
    }

    private static bool EndsWith(string stem, string end) =>
        stem.Length > end.Length && stem.EndsWith(end, StringComparison.Ordinal) && stem[^(end.Length + 1)] == '/';

    /// <summary>Folders that both paths begin with.</summary>
    private static int Shared(string a, string b)
    {
        var folders = 0;
        for (var i = 0; i < a.Length && i < b.Length && a[i] == b[i]; i++)
        {
            folders += a[i] == '/' ? 1 : 0;
        }
        return folders;
    }

    private static Dictionary<(string, string), List<Module>> Modules(IEnumerable<(string Path, string Rules)> files)
    {
        Dictionary<(string, string), List<Module>> all = [];
        foreach (var group in files.GroupBy(f => (f.Rules, Stem: StemOf(f.Path))).OrderBy(g => g.Key.Stem, StringComparer.Ordinal))
        {
            var key = (group.Key.Rules, group.Key.Stem[(group.Key.Stem.LastIndexOf('/') + 1)..]);
            if (!all.TryGetValue(key, out var list))
            {
                all[key] = list = [];
            }
            list.Add(new Module(group.Key.Stem, [.. group.Select(f => f.Path).Order(StringComparer.Ordinal)]));
        }
        return all;
    }

    private static string StemOf(string path) => path.LastIndexOf('.') is var dot && dot > path.LastIndexOf('/') + 1 ? path[..dot] : path;

    /// <summary>Files that differ only in their ending.</summary>
    private sealed record Module(string Stem, IReadOnlyList<string> Files);
}
