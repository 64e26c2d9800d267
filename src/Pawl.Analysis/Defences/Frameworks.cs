using Pawl.Analysis.Rules;

namespace Pawl.Analysis.Defences;

/// <summary>How frameworks run one function before another: the lists' <c>runs-before</c>.</summary>
internal sealed class Frameworks
{
    private readonly HashSet<string> filters = new(StringComparer.Ordinal);
    private readonly HashSet<string> hooks = new(StringComparer.Ordinal);
    private readonly HashSet<string> verbs = new(StringComparer.Ordinal);

    internal void Read(DataNode node)
    {
        node.Allow("filters", "hooks", "verbs");
        filters.UnionWith(node["filters"]?.Texts ?? []);
        hooks.UnionWith(node["hooks"]?.Texts ?? []);
        verbs.UnionWith(node["verbs"]?.Texts ?? []);
    }

    /// <summary>A method of that name, in a class that stands on others as a filter or guard, runs before them.</summary>
    internal bool IsFilter(string method) => filters.Contains(method);

    /// <summary>What <c>@app.NAME</c> stands on runs before every route of <c>app</c>.</summary>
    internal bool IsHook(string name) => hooks.Contains(name);

    /// <summary><c>router.NAME("/path", ...)</c> and <c>@app.NAME("/path")</c> register a route.</summary>
    internal bool IsVerb(string name) => verbs.Contains(name);
}
