using Pawl.Engine.Analysers;
using Pawl.Engine.Cache;
using Pawl.Studies.Definitions;

namespace Pawl.Studies.Run;

/// <summary>
/// Asks the analysers beside Pawl about programs. Each works through a line of its own, with what waits there in one go; an
/// answer hangs on its program alone, so it does not matter what else waits.
/// </summary>
internal sealed class OutsideDesk : IAsyncDisposable
{
    private const int Remembered = 2048;
    private readonly Recent<OutsideAnswer> recent = new(Remembered);
    private readonly ContentCache cache;
    private readonly List<OutsideLine> lines;

    /// <param name="cachePath">File of answers that were given before; null: none is kept.</param>
    internal OutsideDesk(StudyAnalysers analysers, string? cachePath)
    {
        cache = ContentCache.Open(analysers.Installed.Count > 0 ? cachePath : null);
        lines = [.. analysers.Installed.Select(analyser => new OutsideLine(analyser, cache))];
    }

    internal Task<OutsideAnswer> Look(ProgramLanguage language, string hash, byte[] content)
    {
        // The name is part of what answers are kept by, and tells programs of one go apart.
        var path = $"{hash}/{language.FileName}";
        var asked = lines.Where(line => line.Takes(path)).ToList();
        return asked.Count == 0
            ? Task.FromResult(OutsideAnswer.None)
            : recent.Get(
                path,
                async () => OutsideAnswer.Of(await Task.WhenAll(asked.Select(a => a.Look(new SourceContent(path, content)))))
            );
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var line in lines)
        {
            await line.DisposeAsync();
        }
        cache.Dispose();
    }
}
