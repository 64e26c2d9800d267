namespace Pawl.Engine.Audit;

/// <summary>Counts files in programming languages that Pawl knows by name only: what is not looked at is said.</summary>
internal sealed class OtherLanguages
{
    private static readonly Dictionary<string, string> ByEnding = new(StringComparer.OrdinalIgnoreCase)
    {
        [".ada"] = "Ada",
        [".adb"] = "Ada",
        [".asm"] = "assembly",
        [".astro"] = "Astro",
        [".bash"] = "shell",
        [".bat"] = "batch",
        [".cbl"] = "COBOL",
        [".clj"] = "Clojure",
        [".cls"] = "Apex",
        [".cob"] = "COBOL",
        [".cshtml"] = "Razor",
        [".dart"] = "Dart",
        [".erb"] = "Ruby",
        [".erl"] = "Erlang",
        [".ex"] = "Elixir",
        [".exs"] = "Elixir",
        [".f90"] = "Fortran",
        [".fs"] = "F#",
        [".go"] = "Go",
        [".gradle"] = "Groovy",
        [".groovy"] = "Groovy",
        [".hs"] = "Haskell",
        [".ipynb"] = "Jupyter notebook",
        [".jl"] = "Julia",
        [".jsp"] = "JSP",
        [".kt"] = "Kotlin",
        [".kts"] = "Kotlin",
        [".lua"] = "Lua",
        [".m"] = "Objective-C",
        [".ml"] = "OCaml",
        [".mm"] = "Objective-C",
        [".nim"] = "Nim",
        [".pas"] = "Pascal",
        [".php"] = "PHP",
        [".pl"] = "Perl",
        [".pm"] = "Perl",
        [".ps1"] = "PowerShell",
        [".psm1"] = "PowerShell",
        [".r"] = "R",
        [".razor"] = "Razor",
        [".rb"] = "Ruby",
        [".rs"] = "Rust",
        [".s"] = "assembly",
        [".scala"] = "Scala",
        [".sh"] = "shell",
        [".sol"] = "Solidity",
        [".sql"] = "SQL",
        [".svelte"] = "Svelte",
        [".swift"] = "Swift",
        [".tf"] = "Terraform",
        [".vb"] = "Visual Basic",
        [".vue"] = "Vue",
        [".zig"] = "Zig",
        [".zsh"] = "shell",
    };

    private readonly Dictionary<string, int> files = new(StringComparer.Ordinal);

    internal void Add(string path)
    {
        var dot = path.LastIndexOf('.');
        if (dot > path.LastIndexOf('/') && ByEnding.TryGetValue(path[dot..], out var language))
        {
            files[language] = files.GetValueOrDefault(language) + 1;
        }
    }

    /// <summary>Most files first.</summary>
    internal IReadOnlyList<OtherLanguage> Rows() =>
        [
            .. files
                .Select(pair => new OtherLanguage(pair.Key, pair.Value))
                .OrderByDescending(row => row.Files)
                .ThenBy(row => row.Language, StringComparer.Ordinal),
        ];
}
