using System.Text.RegularExpressions;

namespace Pawl.Analysis.Manifests;

/// <summary>Project files of .NET, and what Maven and Gradle are told.</summary>
internal static partial class MarkupManifests
{
    internal static IReadOnlyList<Dependency> NuGet(string text) => Names(Reference(), text);

    /// <summary>Groups: nobody publishes below a group that is not theirs.</summary>
    internal static IReadOnlyList<Dependency> Maven(string text) => Names(MavenGroup(), text);

    internal static IReadOnlyList<Dependency> Gradle(string text) => Names(GradleGroup(), text);

    private static IReadOnlyList<Dependency> Names(Regex names, string text)
    {
        var places = new TextPlaces(text);
        var code = Comments().Replace(text, comment => new string(' ', comment.Length));
        return
        [
            .. names
                .Matches(code)
                .Select(match => match.Groups["name"])
                .Select(name => new Dependency(name.Value, places.Of(name.Index, name.Length), IsInstalled: true)),
        ];
    }

    // Names that are put together are nobody's yet.
    [GeneratedRegex(
        @"<(?:Package|GlobalPackage)(?:Reference|Version)\s(?:[^<>]*?\s)?(?:Include|Update)\s*=\s*""(?<name>[^""$@;\s]+)""",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Reference();

    [GeneratedRegex(@"<(?:dependency|plugin)>\s*<groupId>\s*(?<name>[^<>$\s]+)\s*</groupId>", RegexOptions.CultureInvariant)]
    private static partial Regex MavenGroup();

    [GeneratedRegex(
        @"\b\w*(?:[iI]mplementation|[aA]pi|[cC]ompileOnly|[rR]untimeOnly|[aA]nnotationProcessor|classpath|ksp|kapt|compile)\s*\(?\s*(?:platform\(\s*)?[""'](?<name>[\w.-]+):[\w.-]+(?::[^""'\n]*)?[""']",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex GradleGroup();

    [GeneratedRegex(@"<!--[\s\S]*?-->", RegexOptions.CultureInvariant)]
    private static partial Regex Comments();
}
