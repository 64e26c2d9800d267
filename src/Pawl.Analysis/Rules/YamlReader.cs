using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Pawl.Analysis.Rules;

internal static class YamlReader
{
    /// <exception cref="RuleError">The text is no YAML, or holds no document.</exception>
    internal static DataNode Read(string file, string text)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException e)
        {
            throw new RuleError(file, (int)e.Start.Line, e.InnerException?.Message ?? e.Message);
        }
        return stream.Documents.Count == 0
            ? throw new RuleError(file, 1, "the file is empty")
            : Convert(file, stream.Documents[0].RootNode);
    }

    private static DataNode Convert(string file, YamlNode node)
    {
        var line = (int)node.Start.Line;
        return node switch
        {
            YamlScalarNode scalar => new DataNode(file, line) { Scalar = scalar.Value ?? "" },
            YamlSequenceNode list => new DataNode(file, line) { Items = [.. list.Children.Select(child => Convert(file, child))] },
            YamlMappingNode map => new DataNode(file, line)
            {
                Entries =
                [
                    .. map.Children.Select(pair => KeyValuePair.Create(((YamlScalarNode)pair.Key).Value ?? "", Convert(file, pair.Value))),
                ],
            },
            _ => throw new RuleError(file, line, "aliases are not understood here"),
        };
    }
}
