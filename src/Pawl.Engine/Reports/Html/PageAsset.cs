namespace Pawl.Engine.Reports.Html;

/// <summary>The page's style and script, embedded when the engine is built.</summary>
internal static class PageAsset
{
    /// <summary>With line ends as HTML reads them, so that a hash over it holds.</summary>
    internal static string Text(string name)
    {
        using var stream = typeof(PageAsset).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Replace("\r\n", "\n", StringComparison.Ordinal);
    }
}
