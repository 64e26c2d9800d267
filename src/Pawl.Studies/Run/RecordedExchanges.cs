using System.Globalization;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;
using Pawl.Engine;
using Pawl.Studies.Models;
using Pawl.Studies.Records;

namespace Pawl.Studies.Run;

/// <summary>The exchanges of a recorded run, found by their key without holding them.</summary>
internal sealed class RecordedExchanges : IDisposable
{
    private readonly Dictionary<UInt128, (long Offset, int Length)> places = [];
    private readonly SafeFileHandle file;
    private readonly string path;

    internal RecordedExchanges(string folder)
    {
        path = Path.Combine(folder, RunFolder.ExchangesName);
        if (!File.Exists(path))
        {
            throw new UserError(
                $"there is no recorded run in {folder}",
                $"Name the folder of results of a run; it holds {RunFolder.ExchangesName}."
            );
        }
        using (var lines = new LineReader(path))
        {
            while (lines.Next() && lines.Ended)
            {
                places[Number(RunFolder.Peek(lines.Line, "key"u8))] = (lines.Offset, lines.Length);
            }
        }
        file = File.OpenHandle(path);
    }

    /// <exception cref="UserError">The recorded run was never asked this.</exception>
    internal Exchange Find(Question question)
    {
        if (!places.TryGetValue(Number(question.Key), out var place))
        {
            throw new UserError(
                $"the recorded run has no answer for {question.Chain}, iteration {question.Iteration}",
                "A replay needs the same study, model and rules as the run that was recorded; arms that answer to findings ask other things when rules change."
            );
        }
        var line = new byte[place.Length];
        RandomAccess.Read(file, line, place.Offset);
        return Exchange.FromLine(line);
    }

    public void Dispose() => file.Dispose();

    private static UInt128 Number(string key) =>
        UInt128.TryParse(key, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new JsonException($"'{key}' is no key of an exchange");
}
