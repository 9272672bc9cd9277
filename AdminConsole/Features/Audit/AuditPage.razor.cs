using System.Globalization;
using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.Domain;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace AdminConsole.Features.Audit;

/// <summary>The record. Each question to it is put on it, once (BR-10).</summary>
public sealed partial class AuditPage
{
    private AuditFilter? filter;
    private AuditListing? listing;
    private string keyword = "";
    private bool whole, acting, busy;
    private Guid? job;
    private int newest;

    public void Dispose() => Navigation.LocationChanged -= OnLocationChanged;

    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += OnLocationChanged;
        whole = (await Acting.GetAsync()).Can(Permission.ReadAudit);
        await TakeAsync(Navigation.Uri);
    }

    private static string LinkTo(AuditFilter target) => "audit" + target.ToQuery();

    private static string? Word(ChangeEventArgs change) => change.Value is string { Length: > 0 } word ? word : null;

    private static DateOnly? DayOf(ChangeEventArgs change) => DateOnly.TryParseExact(change.Value as string, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private void Choose(AuditFilter chosen) => Navigation.NavigateTo(LinkTo(chosen with { Before = null }));

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change)
    {
        if (new Uri(change.Location).AbsolutePath.EndsWith("/audit", StringComparison.Ordinal))
            _ = InvokeAsync(() => RenewAsync(change.Location));
    }

    private async Task RenewAsync(string address)
    {
        try
        {
            await TakeAsync(address);
            StateHasChanged();
        }
        catch (Exception exception)
        {
            await DispatchExceptionAsync(exception);
        }
    }

    private async Task TakeAsync(string address)
    {
        filter = AuditFilter.Parse(new Uri(address).Query, ShanghaiTime.Today(Clock));
        if (filter.Keyword is { } id)
            keyword = Keywords.Find((await Acting.GetAsync()).UserId ?? Guid.Empty, id) ?? "";
        var asked = ++newest;
        busy = true;
        var answer = await Record.ReadAsync(filter);
        if (asked != newest)
            return;
        busy = false;
        if (answer.IsOk)
            listing = answer.Value;
        else
            Notices.Refusal(answer.Error);
    }

    private async Task SearchAsync(SearchRequest request)
    {
        keyword = request.Text;
        var user = (await Acting.GetAsync()).UserId ?? Guid.Empty;
        Choose(filter! with { Keyword = keyword.Length == 0 ? null : Keywords.Keep(user, keyword) });
    }

    private Task VerifyAsync() => RequestAsync(AuditVerificationJob.Kind, S["audit.verify_subject"], Done.Yes);

    private Task ExportAsync() => RequestAsync(AuditExportJob.Kind, S["audit.export_subject", filter!.From, filter.To], filter);

    private async Task RequestAsync<T>(string kind, string subject, T input)
    {
        if (acting)
            return;
        acting = true;
        try
        {
            var requested = await Jobs.RequestAsync(kind, subject, input);
            if (requested.IsOk)
                job = requested.Value;
            else
                Notices.Refusal(requested.Error);
        }
        finally
        {
            acting = false;
        }
    }
}
