using Pawl.Analysis.Form;
using Pawl.Analysis.Rules;

namespace Pawl.Analysis.Flow.Versions;

/// <summary>The latest versions of the files that were analysed last. For one thread.</summary>
internal sealed class KnownVersions
{
    private const int Most = 8;
    private readonly LinkedList<(string Path, PartList Parts)> kept = new();

    /// <summary>What is to be followed in a file's next version.</summary>
    internal (FrameRecorder Recorder, PartList Parts) Next(string path, FileForm form, byte[] text, RuleSet rules, bool isTest)
    {
        var before = Take(path);
        var parts = new PartList(form, TextsTell(rules) ? text : null, rules, isTest, before);
        var isNext = before is not null && before.Whole == parts.Whole;
        return (new FrameRecorder(parts, isNext ? Changed(before!, parts, rules) : null), parts);
    }

    private static HashSet<Part> Changed(PartList before, PartList parts, RuleSet rules) =>
        rules.Follows(parts.IsTest) ? ChangedParts.Between(before, parts) : [];

    /// <summary>What a name stands for is settled when values are followed, not when a function is lowered.</summary>
    private static bool TextsTell(RuleSet rules) => rules.Language is "java" or "csharp" or "python";

    private PartList? Take(string path)
    {
        for (var node = kept.First; node is not null; node = node.Next)
        {
            if (node.Value.Path == path)
            {
                kept.Remove(node);
                return node.Value.Parts;
            }
        }
        return null;
    }

    internal void Keep(string path, PartList parts)
    {
        parts.Leave();
        kept.AddFirst((path, parts));
        if (kept.Count > Most)
        {
            kept.RemoveLast();
        }
    }
}
