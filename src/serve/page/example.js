// A draft to try the page with. The place, the people and the events are invented.

export const EXAMPLE = `
<h1>Lower Sarmat: Floods and Displacement</h1>
<p>Situation update, issued on 8 May 2029</p>
<h2>Highlights</h2>
<ul>
<li>The Sarmat Health Directorate recorded 31 deaths on 3 May.</li>
<li>Reportedly some 700 people are still missing downstream of the Dalim bridge.</li>
<li>On Friday, 2,300 families were displaced from Upper Dalim.</li>
</ul>
<h2>Casualties</h2>
<p>On 3 May the river broke its banks at Dalim. According to the Sarmat Health Directorate, 31 people were killed that night, among them nine children. Twelve people were injured when a school roof collapsed, activists said.</p>
<p>In Kessra, 14 people drowned when a dyke gave way.</p>
<p>On 5 May armed men at the Kessra checkpoint killed two drivers of an aid convoy.<sup><a href="#ftn1" id="ftnref1">[1]</a></sup> Governor Leyla Haroun called for an inquiry; a day later Leila Haroun repeated the call.</p>
<h2>Displacement by district</h2>
<table>
<thead><tr><th>District</th><th>Displaced</th><th>In shelters</th></tr></thead>
<tbody>
<tr><td>Upper Dalim</td><td>11,400</td><td>2,100</td></tr>
<tr><td>Kessra</td><td>3,250</td><td>640</td></tr>
<tr><td>Total</td><td>14,650</td><td>2,740</td></tr>
</tbody>
</table>
<p>The next update will be issued on [date].</p>
<p id="ftn1"><sup><a href="#ftnref1">[1]</a></sup> Sarmat Transport Union, statement of 5 May 2029.</p>
`;
