namespace Pawl.Engine.Authorship;

/// <summary>Stable ids for the names that notes, traces and trailers give to tools.</summary>
public sealed class ToolNames
{
    /// <summary>An agent that is not named.</summary>
    public const string Unnamed = "unnamed";

    private const int LengthLimit = 120;
    private static readonly string[] NoNames = ["unknown", "agent", "ai", "assistant"];
    private readonly Dictionary<string, string> idOf = [];
    private readonly HashSet<string> families = [];

    internal void Add(string id, string name) => idOf[Key(name)] = id;

    internal void AddFamily(string name) => families.Add(name);

    /// <summary>The tool of exactly this name, however it is spelt; null when it is not known.</summary>
    public string? Find(string name) => idOf.GetValueOrDefault(Key(name));

    /// <summary>The tool of this name, or an id made from the name.</summary>
    public string IdOf(string? name) =>
        string.IsNullOrWhiteSpace(name) || NoNames.Contains(name, StringComparer.OrdinalIgnoreCase) ? Unnamed : Find(name) ?? Slug(name);

    /// <summary>
    /// Tool and model in a text such as <c>Claude Opus 4.5</c>, <c>Codex (gpt-5)</c> or <c>gpt-5.1</c>. What follows a tool's
    /// name must look like a model: people are called Claude, too.
    /// </summary>
    public (string? Tool, string? Model) Read(string text)
    {
        if (text.Length > LengthLimit)
        {
            return (null, null);
        }
        var bracket = text.IndexOf('(', StringComparison.Ordinal);
        if (bracket > 0 && Find(text[..bracket]) is { } bracketed)
        {
            return (bracketed, ModelName.Normalise(text[(bracket + 1)..].TrimEnd(')', ' ')));
        }
        if (Find(text) is { } whole)
        {
            return (whole, null);
        }
        var words = text.Split([' ', ':'], StringSplitOptions.RemoveEmptyEntries);
        for (var count = words.Length - 1; count > 0; count--)
        {
            if (Find(string.Join(' ', words[..count])) is { } tool && string.Concat(words[count..]).Any(char.IsAsciiDigit))
            {
                var isWhole = families.Contains(words[0].ToLowerInvariant());
                return (tool, ModelName.Normalise(isWhole ? text : string.Join(' ', words[count..])));
            }
        }
        return IsModel(text) ? (Unnamed, ModelName.Normalise(text)) : (null, null);
    }

    /// <summary>The model in a text that stands where a model is told, or a name that may be one; null when it names none.</summary>
    public string? ModelIn(string text)
    {
        var model = Read(text.Trim()).Model ?? ModelName.Normalise(text);
        return model is not null && (families.Contains(FirstWord(model)) || model.Any(char.IsAsciiDigit)) ? model : null;
    }

    private bool IsModel(string text) => families.Contains(FirstWord(text)) && text.Length <= 60 && text.Any(char.IsAsciiDigit);

    private static string FirstWord(string text) => text.Split([' ', '-', '.'], 2)[0].ToLowerInvariant();

    private static string Key(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static string Slug(string name)
    {
        var words = name.ToLowerInvariant().Split([' ', '_', '/', ':', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries);
        var slug = string.Concat(string.Join('-', words).Where(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.'));
        return slug.Length == 0 ? Unnamed : slug[..Math.Min(40, slug.Length)];
    }
}
