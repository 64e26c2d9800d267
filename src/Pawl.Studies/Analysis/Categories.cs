using Pawl.Engine.Weaknesses;

namespace Pawl.Studies.Analysis;

/// <summary>The study's twelve categories by number, and one more for what the map does not list.</summary>
internal static class Categories
{
    private static readonly IReadOnlyList<CweCategory> Known = CweCategories.BuiltIn.All;

    internal static int Count => Known.Count + 1;

    internal static int Of(string id)
    {
        for (var i = 0; i < Known.Count; i++)
        {
            if (Known[i].Id == id)
            {
                return i;
            }
        }
        return Known.Count;
    }

    internal static string Id(int category) => category < Known.Count ? Known[category].Id : "other";
}
