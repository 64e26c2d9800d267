using System.Globalization;
using System.Text;

namespace Pawl.Engine.Reports.Html;

/// <summary>Sizes that depend on the data: the policy forbids style attributes, so each gets a class.</summary>
internal sealed class StyleSheet
{
    private readonly SortedSet<int> grows = [];

    /// <summary>A class for a part of a bar that takes this share of it.</summary>
    internal string Grow(double share)
    {
        var thousandths = Math.Clamp((int)Math.Round(share * 1000), 0, 1000);
        grows.Add(thousandths);
        return string.Create(CultureInfo.InvariantCulture, $"g{thousandths}");
    }

    public override string ToString()
    {
        var css = new StringBuilder();
        foreach (var grow in grows)
        {
            css.Append(CultureInfo.InvariantCulture, $".g{grow}{{flex-grow:{grow}}}");
        }
        return css.ToString();
    }
}
