namespace Pawl.Engine.Analysers;

/// <summary>Fills what stands in braces in an analyser's arguments.</summary>
internal static class Arguments
{
    /// <summary>Each argument, and one that names a list of files once for each of them.</summary>
    internal static List<string> Of(IReadOnlyList<string> command, InstalledAnalyser analyser, Stage stage)
    {
        var values = new Dictionary<string, string>(analyser.Values)
        {
            ["stage"] = stage.Folder,
            ["output"] = stage.Output,
            ["list"] = stage.List,
            ["scratch"] = stage.Scratch,
        };
        var lists = new Dictionary<string, IReadOnlyList<string>>(analyser.Files) { ["files"] = stage.Files };
        List<string> filled = [];
        foreach (var argument in command)
        {
            var list = lists.FirstOrDefault(pair => argument.Contains($"{{{pair.Key}}}", StringComparison.Ordinal));
            filled.AddRange(
                list.Value is null
                    ? [Fill(argument, values)]
                    : list.Value.Select(file => Fill(argument.Replace($"{{{list.Key}}}", file, StringComparison.Ordinal), values))
            );
        }
        return filled;
    }

    internal static string Fill(string text, IReadOnlyDictionary<string, string> values)
    {
        foreach (var (name, value) in values)
        {
            text = text.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        }
        return text;
    }
}
